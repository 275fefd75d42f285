#pragma once

#include "accounts/sign_in.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>

namespace florilege::web {

/// Where somebody goes on who has just signed in.
struct GoOn {
    std::string next; ///< a path of ours
    std::string kept; ///< a form to send again there, packed
};

/// Gives the browser the secret of its sign-in, and where it is a whole one that of a known device; then goes
/// on.
Response signed_in(Changing& changing, accounts::Account const& account, accounts::NewSignIn const& sign_in,
                   GoOn const& on);

/// A sign-in of the browser that asks, for begin_sign_in().
accounts::SignInDraft sign_in_draft(Asking const& asking, accounts::Standing standing);

/// The browser that asks, where it signed in before to the account of that name.
std::optional<PublicId> known_device(Asking const& asking, accounts::AccountName const& name);

} // namespace florilege::web
