#include "accounts/feed_token.hpp"

#include "accounts/secret.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::accounts {
namespace {

bool is_name(std::string_view feed)
{
    return !feed.empty() && feed.size() <= feed_token_limits.feed && text::is_valid(feed) &&
           feed.find('\0') == std::string_view::npos;
}

constexpr std::string_view count_sql = "SELECT count(*) FROM feed_token WHERE owner = ?1 AND revoked IS NULL";
constexpr std::string_view replace_sql =
    "UPDATE feed_token SET revoked = ?3 WHERE owner = ?1 AND feed = ?2 AND revoked IS NULL";
constexpr std::string_view forget_sql =
    "DELETE FROM feed_token WHERE owner = ?1 AND revoked IS NOT NULL AND id NOT IN (SELECT id FROM "
    "feed_token "
    "WHERE owner = ?1 AND revoked IS NOT NULL ORDER BY revoked DESC, id DESC LIMIT ?2)";

} // namespace

constexpr std::string_view insert_sql =
    "INSERT INTO feed_token (owner, public_id, feed, secret_hash, created) VALUES (?1, ?2, ?3, ?4, ?5)";

Result<NewFeedToken> create_feed_token(store::Transaction& transaction, AccountId owner,
                                       std::string_view feed, Time now)
{
    if (!is_name(feed))
        return Fault{"feed", "its name is a text of 1 to 500 bytes", Saying{"fault.feed.name"}};
    bool const replaces = transaction.run(replace_sql, owner, feed, now) > 0;
    if (!replaces && transaction.integer(count_sql, owner) >= feed_token_limits.of_an_account)
        return Fault{"feed",
                     "there are " + std::to_string(feed_token_limits.of_an_account) +
                         " private feeds already; revoke one first",
                     Saying{"fault.feed.many",
                            {{"most", static_cast<std::int64_t>(feed_token_limits.of_an_account)}}}};
    transaction.run(forget_sql, owner, feed_token_limits.remembered);
    NewFeedToken made{{PublicId::random(), std::string{feed}, now}, fresh_secret()};
    auto const hash = hash_of(made.secret);
    transaction.run(insert_sql, owner, made.token.id, feed, store::Blob{hash}, now);
    return made;
}

constexpr std::string_view of_owner_sql =
    "SELECT public_id, feed, created FROM visible_feed_token WHERE owner = ?1 ORDER BY feed, id";

std::vector<FeedToken> feed_tokens_of(store::Session& session, AccountId owner)
{
    std::vector<FeedToken> tokens;
    auto rows = session.query(of_owner_sql, owner);
    while (rows.next())
        tokens.push_back({rows.public_id(0), rows.string(1), rows.time(2)});
    return tokens;
}

constexpr std::string_view revoke_sql =
    "UPDATE feed_token SET revoked = ?3 WHERE owner = ?1 AND public_id = ?2 AND revoked IS NULL";

bool revoke_feed_token(store::Transaction& transaction, AccountId owner, PublicId const& id, Time now)
{
    return transaction.run(revoke_sql, owner, id, now) > 0;
}

constexpr std::string_view revoke_all_sql =
    "UPDATE feed_token SET revoked = ?2 WHERE owner = ?1 AND revoked IS NULL";

void revoke_all_feed_tokens(store::Transaction& transaction, AccountId owner, Time now)
{
    transaction.run(revoke_all_sql, owner, now);
}

constexpr std::string_view bearer_sql =
    "SELECT owner, feed, revoked FROM visible_feed_token_secret WHERE secret_hash = ?1";

Result<FeedBearer, FeedRefusal> feed_token_bearer(store::Session& session, std::string_view secret)
{
    auto const hash = hash_of(secret);
    auto rows = session.query(bearer_sql, store::Blob{hash});
    if (!rows.next()) return FeedRefusal{{}, FeedRefusal::Cause::unknown};
    if (!rows.is_null(2)) return FeedRefusal{{}, FeedRefusal::Cause::revoked};
    return FeedBearer{rows.id<AccountId>(0), rows.string(1)};
}

} // namespace florilege::accounts
