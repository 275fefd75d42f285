#pragma once

#include "accounts/sign_in.hpp"
#include "web/site/asking.hpp"

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

/// What is tried, for the limits: the name as typed, the client, and the device that the browser shows for
/// it.
accounts::Attempt attempt_of(Asking const& asking, accounts::AccountName const& name, accounts::Proof proof);

/// How many minutes somebody waits, at least one.
std::int64_t minutes_of(std::chrono::seconds wait);

} // namespace florilege::web
