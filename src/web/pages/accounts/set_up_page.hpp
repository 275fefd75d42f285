#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const set_up_page_route;
extern Route const set_up_route;

} // namespace florilege::web
