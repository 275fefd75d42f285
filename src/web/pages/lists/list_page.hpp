#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const list_page_route;
extern Route const edit_list_route;
extern Route const put_list_route;
extern Route const delete_list_route;
extern Route const list_text_route;
extern Route const list_move_route;
extern Route const list_remove_route;

} // namespace florilege::web
