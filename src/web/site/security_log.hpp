#pragma once

#include "web/site/asking.hpp"

#include <optional>
#include <string_view>

namespace florilege::web {

/// Writes down who came in or was refused, and what opens or closes an account: for whoever looks after the
/// site, and for programs that watch the log (docs/reference/serve.md). The line has the account by its id
/// and the address that asked; what was typed, a name too, is in none.
void note_security(Asking const& asking, std::string_view event,
                   std::optional<accounts::Account> const& account);
/// Of the visitor's own account.
void note_security(Asking const& asking, std::string_view event);

} // namespace florilege::web
