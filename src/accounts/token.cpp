#include "accounts/token.hpp"

#include "accounts/secret.hpp"

#include <algorithm>

namespace florilege::accounts {
namespace {

constexpr std::string_view name_of(Scope scope) noexcept
{
    switch (scope) {
    case Scope::read: return "read";
    case Scope::write: return "write";
    }
    return {};
}

std::vector<Scope> stored_scopes(std::string_view stored)
{
    return parse_scopes(stored).value();
}

} // namespace

Result<std::vector<Scope>> parse_scopes(std::string_view raw)
{
    std::vector<Scope> scopes;
    std::size_t at = 0;
    while (at < raw.size()) {
        auto const end = std::min(raw.find_first_of(" ,", at), raw.size());
        auto const word = raw.substr(at, end - at);
        if (word == "read")
            scopes.push_back(Scope::read);
        else if (word == "write")
            scopes.push_back(Scope::write);
        else if (!word.empty())
            return Fault{std::string{word}, "is no scope; there are: read, write"};
        at = end + 1;
    }
    std::sort(scopes.begin(), scopes.end());
    scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
    if (scopes.empty()) return Fault{"scopes", "name at least one of: read, write"};
    return scopes;
}

std::string text_of(std::vector<Scope> const& scopes)
{
    std::string text;
    for (auto const scope : scopes) {
        if (!text.empty()) text += ' ';
        text += name_of(scope);
    }
    return text;
}

constexpr std::string_view insert_sql = "INSERT INTO token (owner, public_id, label, secret_hash, scopes, "
                                        "created, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

NewToken create_token(store::Transaction& transaction, AccountId owner, TokenDraft const& draft, Time now)
{
    auto const id = PublicId::random();
    auto secret = "flo_" + fresh_secret();
    auto const hash = hash_of(secret);
    transaction.run(insert_sql, owner, id, draft.label, store::Blob{hash}, text_of(draft.scopes), now,
                    draft.expires);
    return {{id, draft.label, draft.scopes, now, draft.expires, std::nullopt}, std::move(secret)};
}

constexpr std::string_view of_owner_sql =
    "SELECT public_id, label, scopes, created, expires, last_used FROM visible_token WHERE owner = ?1 "
    "ORDER BY id";

std::vector<Token> tokens_of(store::Session& session, AccountId owner)
{
    std::vector<Token> tokens;
    auto rows = session.query(of_owner_sql, owner);
    while (rows.next())
        tokens.push_back({rows.public_id(0), rows.string(1), stored_scopes(rows.text(2)), rows.time(3),
                          rows.maybe_time(4), rows.maybe_time(5)});
    return tokens;
}

constexpr std::string_view revoke_sql = "DELETE FROM token WHERE owner = ?1 AND public_id = ?2";

bool revoke_token(store::Transaction& transaction, AccountId owner, PublicId const& id)
{
    return transaction.run(revoke_sql, owner, id) > 0;
}

constexpr std::string_view revoke_all_sql = "DELETE FROM token WHERE owner = ?1";

void revoke_all_tokens(store::Transaction& transaction, AccountId owner)
{
    transaction.run(revoke_all_sql, owner);
}

constexpr std::string_view bearer_sql = "SELECT owner, scopes, id, last_used FROM visible_token_secret "
                                        "WHERE secret_hash = ?1 AND (expires IS NULL OR expires > ?2)";

std::optional<TokenBearer> bearer_of(store::Session& session, std::string_view secret, Time now)
{
    auto const hash = hash_of(secret);
    auto rows = session.query(bearer_sql, store::Blob{hash}, now);
    if (!rows.next()) return std::nullopt;
    return TokenBearer{rows.id<AccountId>(0), stored_scopes(rows.text(1)), rows.id<TokenId>(2),
                       rows.maybe_time(3)};
}

bool to_be_touched(TokenBearer const& bearer, Time now) noexcept
{
    return !bearer.last_used || *bearer.last_used < std::chrono::floor<std::chrono::days>(now);
}

constexpr std::string_view touch_sql =
    "UPDATE token SET last_used = ?2 WHERE id = ?1 AND (last_used IS NULL OR last_used < ?2)";

void touch_token(store::Transaction& transaction, TokenBearer const& bearer, Time now)
{
    Time const day = std::chrono::floor<std::chrono::days>(now);
    transaction.run(touch_sql, bearer.token, day);
}

} // namespace florilege::accounts
