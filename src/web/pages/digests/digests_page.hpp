#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const digests_page_route;
extern Route const order_digest_route;
extern Route const remove_digest_route;

} // namespace florilege::web
