#pragma once

#include "prelude/result.hpp"
#include "web/site/asking.hpp"

#include <chrono>
#include <string>

namespace florilege::web {

/// Why nothing was done that wants the password once more.
struct NotConfirmed : ExpectedFailure {
    int status = 422;
    std::string message = {};            ///< for the person, in their language
    std::chrono::seconds retry_after{0}; ///< 0: at once

    bool operator==(NotConfirmed const&) const = default;
};

/// Whether the field "current" is the password of who is signed in: a browser left open must not be enough to
/// take an account over. Counted like a sign-in.
Result<void, NotConfirmed> confirm_password(Changing& changing);

/// The hash of a new password that somebody typed, for their account of that name.
Result<std::string, NotConfirmed> hash_of_new_password(Changing& changing, std::string const& typed,
                                                       accounts::AccountName const& name);

} // namespace florilege::web
