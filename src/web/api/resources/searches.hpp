#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_list_searches;
extern Route const api_save_search;
extern Route const api_rename_saved_search;
extern Route const api_delete_saved_search;

} // namespace florilege::web
