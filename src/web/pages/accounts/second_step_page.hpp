#pragma once

#include "web/pages/accounts/signed_in.hpp"
#include "web/routes/route.hpp"

namespace florilege::web {

/// Gives the browser the secret of a sign-in that is half-way and shows the page for the code.
Response to_second_step(Changing& changing, accounts::NewSignIn const& half_way, GoOn const& on);

extern Route const second_step_page_route;
extern Route const second_step_route;

} // namespace florilege::web
