#include "accounts/kept_answer.hpp"

namespace florilege::accounts {
namespace {

constexpr std::string_view find_sql =
    "SELECT request, status, body, location, etag, change FROM visible_kept_answer WHERE owner = ?1 AND name "
    "= ?2 AND created > ?3";
constexpr std::string_view forget_sql = "DELETE FROM kept_answer WHERE created <= ?1";
constexpr std::string_view keep_sql =
    "INSERT INTO kept_answer (owner, name, request, status, body, location, etag, change, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (owner, name) DO NOTHING";

} // namespace

std::optional<KeptAnswer> find_kept_answer(store::Session& session, AccountId owner, std::string_view key,
                                           Time now)
{
    auto rows = session.query(find_sql, owner, key, now - answers_kept);
    if (!rows.next()) return std::nullopt;
    KeptAnswer answer{rows.public_id(0)};
    answer.status = static_cast<int>(rows.integer(1));
    answer.body = rows.string(2);
    answer.location = rows.string(3);
    answer.etag = rows.string(4);
    if (!rows.is_null(5)) answer.change = rows.integer(5);
    return answer;
}

bool keep_answer(store::Transaction& transaction, AccountId owner, std::string_view key,
                 KeptAnswer const& answer, Time now)
{
    transaction.run(forget_sql, now - answers_kept);
    return transaction.run(keep_sql, owner, key, answer.request, answer.status, answer.body, answer.location,
                           answer.etag, answer.change, now) > 0;
}

} // namespace florilege::accounts
