#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const duplicates_page_route;
extern Route const merge_duplicates_route;

} // namespace florilege::web
