#include "accounts/sign_in.hpp"

#include "accounts/label.hpp"
#include "accounts/secret.hpp"

#include <sodium.h>

#include <array>

namespace florilege::accounts {
namespace {

/// The moments after which something must have happened for a sign-in to last.
struct Ends {
    Time created;
    Time last_seen;
    Time half_way;
};
Ends ends(Time now) noexcept
{
    return {now - sign_in_terms.longest, now - sign_in_terms.idle, now - sign_in_terms.half_way};
}

SignIn sign_in_in(store::Rows const& row)
{
    return {row.public_id(0), row.id<AccountId>(1), static_cast<Standing>(row.integer(2)),
            row.string(3),    row.time(4),          row.time(5)};
}

constexpr std::string_view forget_ended_sql =
    "DELETE FROM sign_in WHERE account = ?1 AND (created <= ?2 OR last_seen <= ?3 "
    "OR (standing = 1 AND created <= ?4))";
constexpr std::string_view make_room_sql =
    "DELETE FROM sign_in WHERE account = ?1 AND standing = ?2 AND id NOT IN "
    "(SELECT id FROM sign_in WHERE account = ?1 AND standing = ?2 ORDER BY last_seen DESC, id DESC LIMIT ?3)";

/// Leaves place for one more. Those half-way are counted apart: who knows the password alone cannot push out
/// a sign-in that showed the second factor.
void make_room(store::Transaction& transaction, AccountId account, SignInDraft const& draft)
{
    auto const last = ends(draft.now);
    transaction.run(forget_ended_sql, account, last.created, last.last_seen, last.half_way);
    auto const limit = draft.standing == Standing::half_way ? sign_in_terms.half_way_of_an_account
                                                            : sign_in_terms.of_an_account;
    transaction.run(make_room_sql, account, draft.standing, limit - 1);
}

} // namespace

constexpr std::string_view insert_sql =
    "INSERT INTO sign_in (account, public_id, secret_hash, standing, agent, created, last_seen, confirmed) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6)";

NewSignIn begin_sign_in(store::Transaction& transaction, AccountId account, SignInDraft const& draft)
{
    make_room(transaction, account, draft);
    NewSignIn made{PublicId::random(), fresh_secret()};
    auto const hash = hash_of(made.secret);
    transaction.run(insert_sql, account, made.id, store::Blob{hash}, draft.standing,
                    label_of(draft.agent, sign_in_terms.agent), draft.now);
    return made;
}

std::optional<NewSignIn> complete_sign_in(store::Transaction& transaction, SignIn const& half_way, Time now)
{
    if (!end_sign_in(transaction, half_way.account, half_way.id)) return std::nullopt;
    return begin_sign_in(transaction, half_way.account, {half_way.agent, Standing::whole, now});
}

constexpr std::string_view find_sql =
    "SELECT public_id, account, standing, agent, created, last_seen FROM visible_sign_in_secret "
    "WHERE secret_hash = ?1 AND created > ?2 AND last_seen > ?3 AND (standing = 0 OR created > ?4)";

std::optional<SignIn> sign_in_of(store::Session& session, std::string_view secret, Time now)
{
    auto const hash = hash_of(secret);
    auto const last = ends(now);
    auto rows = session.query(find_sql, store::Blob{hash}, last.created, last.last_seen, last.half_way);
    if (!rows.next()) return std::nullopt;
    return sign_in_in(rows);
}

bool to_be_touched(SignIn const& sign_in, Time now) noexcept
{
    return now - sign_in.last_seen >= sign_in_terms.seen_again;
}

constexpr std::string_view touch_sql =
    "UPDATE sign_in SET last_seen = ?2 WHERE public_id = ?1 AND last_seen < ?2";

void touch_sign_in(store::Transaction& transaction, SignIn const& sign_in, Time now)
{
    transaction.run(touch_sql, sign_in.id, now);
}

constexpr std::string_view end_sql = "DELETE FROM sign_in WHERE account = ?1 AND public_id = ?2";

bool end_sign_in(store::Transaction& transaction, AccountId account, PublicId const& id)
{
    return transaction.run(end_sql, account, id) > 0;
}

constexpr std::string_view end_others_sql = "DELETE FROM sign_in WHERE account = ?1 AND public_id <> ?2";

void end_other_sign_ins(store::Transaction& transaction, AccountId account, PublicId const& kept)
{
    transaction.run(end_others_sql, account, kept);
}

constexpr std::string_view end_all_sql = "DELETE FROM sign_in WHERE account = ?1";

void end_all_sign_ins(store::Transaction& transaction, AccountId account)
{
    transaction.run(end_all_sql, account);
}

constexpr std::string_view of_account_sql =
    "SELECT public_id, account, standing, agent, created, last_seen FROM visible_sign_in "
    "WHERE account = ?1 AND created > ?2 AND last_seen > ?3 AND (standing = 0 OR created > ?4) "
    "ORDER BY last_seen DESC, id DESC";

std::vector<SignIn> sign_ins_of(store::Session& session, AccountId account, Time now)
{
    std::vector<SignIn> out;
    auto const last = ends(now);
    auto rows = session.query(of_account_sql, account, last.created, last.last_seen, last.half_way);
    while (rows.next())
        out.push_back(sign_in_in(rows));
    return out;
}

std::string csrf_token(std::string_view secret)
{
    // Keyed, so that it is another hash than the one that is kept: the database does not tell it.
    constexpr std::string_view purpose = "florilege: token of forms";
    std::array<unsigned char, 32> raw{};
    crypto_generichash(raw.data(), raw.size(), reinterpret_cast<unsigned char const*>(secret.data()),
                       secret.size(), reinterpret_cast<unsigned char const*>(purpose.data()), purpose.size());
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> out{};
    sodium_bin2base64(out.data(), out.size(), raw.data(), raw.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return out.data();
}

} // namespace florilege::accounts
