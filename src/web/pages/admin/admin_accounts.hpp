#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const invite_route;
extern Route const withdraw_invitation_route;
extern Route const invite_to_reset_route;
extern Route const disable_account_route;
extern Route const lift_second_step_route;
extern Route const enable_account_route;

} // namespace florilege::web
