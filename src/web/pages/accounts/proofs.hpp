#pragma once

#include "accounts/hashing_places.hpp"
#include "accounts/sign_in_limits.hpp"
#include "prelude/result.hpp"
#include "web/site/asking.hpp"

#include <chrono>
#include <string>
#include <string_view>

/// What everything that asks for a password or a code goes through: it may not be tried for ever, not too
/// many are hashed at once, and what is wrong is said in the person's language.
namespace florilege::web {

/// Why a password or a code was not looked at, or not taken.
struct Refusal : ExpectedFailure {
    int status = 422;
    std::string message = {};            ///< for the person
    std::chrono::seconds retry_after{0}; ///< 0: at once

    bool operator==(Refusal const&) const = default;
};

/// Whether a password or code for that account may be tried now; it counts then.
Result<void, Refusal> may_try(Asking const& asking, accounts::AccountName const& name, accounts::Proof proof);

/// Held while one password is hashed.
Result<accounts::HashingPlaces::Place, Refusal> place_to_hash(Asking const& asking);

/// Whether the field "current" is the password of who is signed in: a browser left open must not be enough to
/// take an account over. Counted like a sign-in.
Result<void, Refusal> confirm_password(Changing& changing);

/// Whether who asks has a password; else another site signs them in.
bool has_password(Asking const& asking);

/// Whether that is the password of who asks; whatever it is where the account has none, because another site
/// signs it in.
Result<void, Refusal> confirm_password_if_any(Changing& changing, std::string_view typed);

/// The hash of a new password that somebody typed, for their account of that name.
Result<std::string, Refusal> hash_of_new_password(Changing& changing, std::string const& typed,
                                                  accounts::AccountName const& name);

/// The page that comes back with a refusal says when to come again.
Response with_retry_after(Response page, std::chrono::seconds retry_after);

} // namespace florilege::web
