#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const tokens_route;
extern Route const make_token_route;
extern Route const revoke_token_route;

} // namespace florilege::web
