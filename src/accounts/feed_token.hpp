#pragma once

#include "accounts/account.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

struct FeedTokenLimits {
    std::size_t feed = 500;          ///< bytes of a feed's name
    std::size_t of_an_account = 200; ///< that work
    std::size_t remembered = 1000;   ///< revoked ones of an account; the oldest are forgotten
};
constexpr FeedTokenLimits feed_token_limits{};

/// A feed that is read by an address with a secret in it, because feed readers do not sign in. The secret
/// opens this one feed, for reading; it is shown once, and only its hash is kept.
struct FeedToken {
    PublicId id;
    std::string feed; ///< its name, as `web` chose it: "library", "tag:maps"
    Time created;
};

struct NewFeedToken {
    FeedToken token;
    std::string secret;
};

/// The secret of a feed, in place of the one it had, which is revoked. A Fault where the name is empty, too
/// long or no text, or the account has too many.
Result<NewFeedToken> create_feed_token(store::Transaction& transaction, AccountId owner,
                                       std::string_view feed, Time now);

std::vector<FeedToken> feed_tokens_of(store::Session& session, AccountId owner); ///< by the feeds' names

/// False where the owner has no such token.
bool revoke_feed_token(store::Transaction& transaction, AccountId owner, PublicId const& id, Time now);
void revoke_all_feed_tokens(store::Transaction& transaction, AccountId owner, Time now);

/// Why a secret opens nothing.
struct FeedRefusal : ExpectedFailure {
    enum class Cause { unknown, revoked };
    Cause cause = Cause::unknown;

    bool operator==(FeedRefusal const&) const = default;
};

/// Whose feed a secret opens, and which. Who holds one that was revoked is told so; it tells nothing to those
/// who never had it.
struct FeedBearer {
    AccountId account;
    std::string feed;
};

/// Wants a session that reads as `authenticator`.
Result<FeedBearer, FeedRefusal> feed_token_bearer(store::Session& session, std::string_view secret);

} // namespace florilege::accounts
