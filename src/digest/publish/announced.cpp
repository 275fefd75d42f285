#include "digest/publish/announced.hpp"

namespace florilege::digest {
namespace {

// The public state of the library, and of the issues that everyone can read, which move by themselves.
constexpr std::string_view marks_sql =
    "SELECT s.owner, s.state, COUNT(i.id), COALESCE(MAX(i.updated), 0), a.mark FROM library_state s "
    "LEFT JOIN digest d ON d.owner = s.owner AND d.folder = '' AND d.only_public = 1 "
    "AND d.removed IS NULL "
    "LEFT JOIN issue i ON i.digest = d.id LEFT JOIN announced a ON a.owner = s.owner "
    "WHERE s.face = 1 AND (?1 = s.owner OR ?1 < 0) GROUP BY s.owner, s.state, a.mark ORDER BY s.owner";
constexpr std::string_view note_sql = "INSERT INTO announced (owner, mark) VALUES (?1, ?2) "
                                      "ON CONFLICT (owner) DO UPDATE SET mark = excluded.mark";

constexpr std::int64_t any_owner = -1;

std::vector<Unannounced> unannounced_of(store::Transaction& transaction, std::int64_t owner)
{
    std::vector<Unannounced> all;
    auto rows = transaction.query(marks_sql, owner);
    while (rows.next()) {
        auto mark = std::to_string(rows.integer(1)) + '/' + std::to_string(rows.integer(2)) + '/' +
                    std::to_string(rows.integer(3));
        if (rows.is_null(4) || rows.text(4) != mark) all.push_back({rows.integer(0), std::move(mark)});
    }
    return all;
}

} // namespace

std::vector<Unannounced> unannounced(store::Transaction& transaction)
{
    return unannounced_of(transaction, any_owner);
}

std::optional<std::string> unannounced_mark(store::Transaction& transaction, std::int64_t owner)
{
    auto found = unannounced_of(transaction, owner);
    if (found.empty()) return std::nullopt;
    return std::move(found.front().mark);
}

void note_announced(store::Transaction& transaction, std::int64_t owner, std::string const& mark)
{
    transaction.run(note_sql, owner, mark);
}

} // namespace florilege::digest
