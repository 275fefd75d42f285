#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const return_from_oidc_route;

} // namespace florilege::web
