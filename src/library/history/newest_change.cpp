#include "library/history/newest_change.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view find_sql = "SELECT at, action, summary, batch, undone, facts FROM visible_change "
                                      "WHERE owner = ?1 AND id = ?2";
constexpr std::string_view newest_sql = "SELECT id FROM visible_change WHERE owner = ?1 AND batch IS NULL "
                                        "ORDER BY id DESC LIMIT 1";

} // namespace

std::optional<Change> find_change(store::Session& session, accounts::AccountId owner, ChangeId id)
{
    auto rows = session.query(find_sql, owner, id);
    if (!rows.next()) return std::nullopt;
    return Change{id,
                  rows.time(0),
                  rows.string(1),
                  rows.string(2),
                  rows.maybe_id<BatchId>(3),
                  rows.maybe_time(4),
                  facts_of(rows.text(5)),
                  sense_of(rows.text(5))};
}

std::optional<ChangeId> newest_change(store::Session& session, accounts::AccountId owner)
{
    auto const id = session.integer(newest_sql, owner);
    if (!id) return std::nullopt;
    return ChangeId{*id};
}

} // namespace florilege::library
