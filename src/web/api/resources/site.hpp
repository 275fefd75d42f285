#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

/// What whoever owns the site looks after: its settings, its accounts, and the links that are handed out.
extern Route const api_read_site;
extern Route const api_edit_site;
extern Route const api_accounts;
extern Route const api_invitations;
extern Route const api_invite;
extern Route const api_withdraw_invitation;

} // namespace florilege::web
