#include "digest/publish/due.hpp"

#include <algorithm>
#include <chrono>

namespace florilege::digest {
namespace {

struct Row {
    DigestId id;
    accounts::AccountId owner;
    std::string slug;
    Every every;
    Zone zone;
    Time planned;
};

constexpr std::string_view all_sql =
    "SELECT id, owner, slug, every, time_zone, planned FROM digest WHERE removed IS NULL ORDER BY id";
constexpr std::string_view moved_sql =
    "SELECT d.id, d.owner, d.slug, s.state FROM digest d JOIN library_state s "
    "ON s.owner = d.owner AND s.face = d.only_public "
    "WHERE d.removed IS NULL AND d.folder = '' AND d.seen_state <> s.state ORDER BY d.id";
constexpr std::string_view seen_sql = "UPDATE digest SET seen_state = ?2 WHERE id = ?1";
constexpr std::string_view plan_sql = "UPDATE digest SET planned = ?2 WHERE id = ?1";

std::vector<Row> all_digests(store::Transaction& transaction)
{
    std::vector<Row> all;
    auto rows = transaction.query(all_sql);
    while (rows.next()) {
        auto const every = every_named(rows.text(3));
        auto const zone = Zone::named(rows.text(4));
        all.push_back({rows.id<DigestId>(0), rows.id<accounts::AccountId>(1), rows.string(2),
                       every.value_or(Every::week), zone ? *zone : Zone::utc(), rows.time(5)});
    }
    return all;
}

/// A moment in the period behind the one that begins then.
std::chrono::hours into_the_next(Every every)
{
    using std::chrono::hours;
    switch (every) {
    case Every::day: return hours{36}; // a day has 23 to 25 hours
    case Every::week: return hours{8 * 24};
    case Every::month: return hours{32 * 24};
    }
    return hours{36};
}

} // namespace

Plan take_due(store::Transaction& transaction, Time now)
{
    Plan plan;
    for (auto const& row : all_digests(transaction)) {
        auto const period = last_over(row.every, row.zone, now);
        auto const next = last_over(row.every, row.zone, period.to + into_the_next(row.every)).to;
        plan.next = std::min(plan.next.value_or(next), next);
        if (period.to <= row.planned) continue;
        transaction.run(plan_sql, row.id, period.to);
        plan.due.push_back({row.owner, row.slug, period.label});
    }
    return plan;
}

std::vector<Moved> take_moved(store::Transaction& transaction)
{
    std::vector<Moved> moved;
    std::vector<std::pair<DigestId, std::int64_t>> seen;
    {
        auto rows = transaction.query(moved_sql);
        while (rows.next()) {
            seen.emplace_back(rows.id<DigestId>(0), rows.integer(3));
            moved.push_back({rows.id<accounts::AccountId>(1), rows.string(2)});
        }
    }
    for (auto const& [digest, state] : seen)
        transaction.run(seen_sql, digest, state);
    return moved;
}

} // namespace florilege::digest
