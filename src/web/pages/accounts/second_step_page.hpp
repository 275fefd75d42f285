#pragma once

#include "web/pages/accounts/signed_in.hpp"
#include "web/routes/route.hpp"

namespace florilege::web {

/// Signs somebody in who has shown who they are, by whatever way: whoever has a second step is asked for it
/// first.
Response sign_in_as(Changing& changing, accounts::Account const& account, GoOn const& on);

/// Gives the browser the secret of a sign-in that is half-way and shows the page for the code.
Response to_second_step(Changing& changing, accounts::NewSignIn const& half_way, GoOn const& on);

extern Route const second_step_page_route;
extern Route const second_step_route;

} // namespace florilege::web
