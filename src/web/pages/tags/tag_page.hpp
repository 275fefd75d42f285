#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const tag_page_route;
extern Route const rename_tag_route;
extern Route const merge_tag_route;
extern Route const alias_tag_route;
extern Route const parent_tag_route;
extern Route const delete_tag_route;

} // namespace florilege::web
