#include "library/lists/list_order.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace florilege::library {
namespace {

// Room for twenty insertions at the very same place before a list is spread out again.
constexpr std::int64_t usual_step = 1 << 20;

constexpr std::string_view count_sql = "SELECT count(*) FROM list_entry WHERE list = ?1";
constexpr std::string_view at_sql =
    "SELECT position FROM list_entry WHERE list = ?1 ORDER BY position LIMIT 1 OFFSET ?2";
constexpr std::string_view place_sql = "SELECT count(*) FROM list_entry WHERE list = ?1 AND position <= ?2";
constexpr std::string_view last_sql = "SELECT max(position) FROM list_entry WHERE list = ?1";
// All new positions lie behind all old ones, so that no two rows meet on the way.
constexpr std::string_view spread_sql =
    "UPDATE list_entry SET position = ?2 + ?3 * o.place "
    "FROM (SELECT position AS former, row_number() OVER (ORDER BY position) AS place "
    "      FROM list_entry WHERE list = ?1) o "
    "WHERE list = ?1 AND position = o.former";

std::optional<std::int64_t> maybe_position_at(store::Transaction& transaction, std::int64_t list,
                                              std::int64_t place)
{
    return transaction.integer(at_sql, list, place - 1);
}

} // namespace

std::int64_t entries_in(store::Transaction& transaction, std::int64_t list)
{
    return transaction.integer(count_sql, list).value_or(0);
}

std::int64_t position_at(store::Transaction& transaction, std::int64_t list, std::int64_t place)
{
    auto const position = maybe_position_at(transaction, list, place);
    if (!position) throw std::logic_error{"a list has no entry at " + std::to_string(place)};
    return *position;
}

std::int64_t place_of(store::Transaction& transaction, std::int64_t list, std::int64_t position)
{
    return transaction.integer(place_sql, list, position).value_or(0);
}

Room make_room(store::Transaction& transaction, std::int64_t list, std::int64_t place, std::int64_t count)
{
    auto const after = maybe_position_at(transaction, list, place);
    auto const last = transaction.integer(last_sql, list).value_or(0);
    if (!after) return {last + usual_step, usual_step};
    if (place <= 1) return {*after - count * usual_step, usual_step};
    auto const before = position_at(transaction, list, place - 1);
    if (auto const step = (*after - before) / (count + 1); step > 0) return {before + step, step};
    transaction.run(spread_sql, list, last, std::max(usual_step, 2 * (count + 1)));
    return make_room(transaction, list, place, count);
}

} // namespace florilege::library
