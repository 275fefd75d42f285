#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_duplicates;
extern Route const api_merge_duplicates;

} // namespace florilege::web
