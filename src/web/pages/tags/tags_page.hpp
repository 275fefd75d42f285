#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const tags_page_route;
extern Route const set_bundle_route;
extern Route const delete_bundle_route;

} // namespace florilege::web
