#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_list_tags;
extern Route const api_complete_tag;
extern Route const api_suggest_tags;
extern Route const api_read_tag;
extern Route const api_rename_tag;
extern Route const api_merge_tag;
extern Route const api_alias_tag;
extern Route const api_parent_tag;
extern Route const api_delete_tag;

} // namespace florilege::web
