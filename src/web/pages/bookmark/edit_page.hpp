#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const add_page_route;
extern Route const add_route;
extern Route const edit_page_route;
extern Route const edit_route;

} // namespace florilege::web
