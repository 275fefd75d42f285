#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const help_route;
extern Route const search_help_route;
extern Route const keys_route;

} // namespace florilege::web
