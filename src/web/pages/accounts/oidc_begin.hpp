#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const begin_oidc_route;
extern Route const connect_oidc_route;
extern Route const disconnect_oidc_route;

} // namespace florilege::web
