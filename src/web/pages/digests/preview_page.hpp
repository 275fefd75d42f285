#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const digest_preview_route;
extern Route const digest_file_route;

} // namespace florilege::web
