#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_search_bookmarks;
extern Route const api_add_bookmark;
extern Route const api_find_bookmark;
extern Route const api_read_bookmark;
extern Route const api_edit_bookmark;
extern Route const api_delete_bookmark;
extern Route const api_batch;
extern Route const api_edit_many;
extern Route const api_delete_many;

} // namespace florilege::web
