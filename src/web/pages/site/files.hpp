#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const asset_route;
extern Route const icon_route;
extern Route const robots_route;
extern Route const opensearch_route;
extern Route const change_password_route;

} // namespace florilege::web
