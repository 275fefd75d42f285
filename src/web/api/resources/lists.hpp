#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_all_lists;
extern Route const api_create_list;
extern Route const api_read_list;
extern Route const api_edit_list;
extern Route const api_delete_list;
extern Route const api_add_to_list;
extern Route const api_move_in_list;
extern Route const api_remove_from_list;

} // namespace florilege::web
