#pragma once

#include "accounts/account.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

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

/// Whose secret this is and what it may do; nothing for a secret that is unknown, revoked or expired.
struct TokenBearer {
    AccountId account;
    std::vector<Scope> scopes;
};
std::optional<TokenBearer> bearer_of(store::Transaction& transaction, std::string_view secret, Time now);

} // namespace florilege::accounts
