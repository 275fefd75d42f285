#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const lists_page_route;
extern Route const create_list_route;
extern Route const add_to_list_route;

} // namespace florilege::web
