#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const feeds_page_route;
extern Route const make_feed_route;
extern Route const revoke_feed_route;

} // namespace florilege::web
