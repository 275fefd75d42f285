#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const favourite_route;
extern Route const unread_route;
extern Route const archived_route;
extern Route const public_route;
extern Route const delete_route;

} // namespace florilege::web
