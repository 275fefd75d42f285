#pragma once

#include "accounts/identity.hpp"
#include "prelude/clock.hpp"
#include "web/oidc/key_set.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace florilege::web {

/// Why an ID token is not believed.
enum class TokenFault {
    too_long,
    not_a_token,     ///< not three parts of base64 with JSON in the first two
    unknown_signing, ///< signed with nothing, with a shared secret, or in a way that we do not take
    unknown_key,     ///< the key that it names, or any for its way to sign, is not in the set
    wrong_signature,
    wrong_issuer,
    wrong_audience, ///< not for us, or for others beside us whom it was not given to by us
    expired,
    from_the_future,
    wrong_nonce, ///< not the answer to what was asked
    no_subject,
};

struct TokenError : ExpectedFailure {
    TokenFault fault = TokenFault::not_a_token;

    bool operator==(TokenError const&) const = default;
};

/// What is wrong, for the log: nothing of what stands in the token.
std::string_view text_of(TokenFault fault) noexcept;

/// What an ID token must say to be ours.
struct ExpectedToken {
    std::string issuer;
    std::string client;
    std::string nonce;
    Time now;
};

/// Whom an ID token is about.
struct Claims {
    std::string subject;
    accounts::NameHints names =
        {}; ///< what it is called there, its name, what stands before the @ of its mail
};

/// How far clocks may differ.
constexpr std::chrono::seconds token_leeway{60};
/// Longest token that is looked at, in bytes.
constexpr std::size_t longest_token = std::size_t{16} << 10;

/// Believes an ID token or says why not (OpenID Connect Core 1.0, section 3.1.3.7): signed by a key of the
/// set in a way that fits the key, from the issuer, for us, of now, and the answer to our question.
Result<Claims, TokenError> check_id_token(std::string_view token, KeySet const& keys,
                                          ExpectedToken const& expected);

} // namespace florilege::web
