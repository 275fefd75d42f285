#pragma once

#include "accounts/account.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

using TokenId = Id<struct TokenTag>;

/// What a token may do, at most what its account may.
enum class Scope { read, write };

/// "read", "write" or both, separated by blanks or commas.
Result<std::vector<Scope>> parse_scopes(std::string_view raw);
std::string text_of(std::vector<Scope> const& scopes);

/// A token as it can be shown again; its secret cannot.
struct Token {
    PublicId id;
    std::string label;
    std::vector<Scope> scopes;
    Time created;
    std::optional<Time> expires;
    std::optional<Time> last_used; ///< the day, at midnight UTC
};

struct TokenDraft {
    std::string label;
    std::vector<Scope> scopes;
    std::optional<Time> expires;
};

struct NewToken {
    Token token;
    std::string secret; ///< "flo_" and 44 characters: shown once, only its BLAKE2b-256 is kept
};

NewToken create_token(store::Transaction& transaction, AccountId owner, TokenDraft const& draft, Time now);

std::vector<Token> tokens_of(store::Session& session, AccountId owner); ///< oldest first

/// False where the owner has no such token.
bool revoke_token(store::Transaction& transaction, AccountId owner, PublicId const& id);
void revoke_all_tokens(store::Transaction& transaction, AccountId owner);

/// Whose secret this is and what it may do.
struct TokenBearer {
    AccountId account;
    std::vector<Scope> scopes;
    TokenId token;
    std::optional<Time> last_used;
};

/// Nothing for a secret that is unknown, revoked or expired, and for a disabled account. Wants a session that
/// reads as `authenticator`.
std::optional<TokenBearer> bearer_of(store::Session& session, std::string_view secret, Time now);

/// Whether this is its first use of the day, and the write that remembers it: most requests need none.
bool to_be_touched(TokenBearer const& bearer, Time now) noexcept;
void touch_token(store::Transaction& transaction, TokenBearer const& bearer, Time now);

} // namespace florilege::accounts
