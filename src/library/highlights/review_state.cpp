#include "library/highlights/review_state.hpp"

#include "library/history/state_changes.hpp"

#include <boost/json.hpp>

#include <stdexcept>
#include <tuple>

namespace florilege::library {
namespace {

namespace json = boost::json;

using Day = std::optional<std::chrono::local_days>;

Day day_in(store::Rows const& row, int column)
{
    if (row.is_null(column)) return std::nullopt;
    return std::chrono::local_days{std::chrono::days{row.integer(column)}};
}

std::optional<std::int64_t> number_of(Day const& day)
{
    if (!day) return std::nullopt;
    return day->time_since_epoch().count();
}

constexpr std::string_view all_sql = "SELECT highlight, shown, place, step, due FROM visible_review_state "
                                     "WHERE owner = ?1 ORDER BY highlight";
constexpr std::string_view find_sql =
    "SELECT shown, place, step, due FROM review_state WHERE owner = ?1 AND highlight = ?2";
constexpr std::string_view delete_sql = "DELETE FROM review_state WHERE owner = ?1 AND highlight = ?2";
constexpr std::string_view put_sql =
    "INSERT INTO review_state (owner, highlight, shown, place, step, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (owner, highlight) DO UPDATE SET shown = excluded.shown, place = excluded.place, "
    "step = excluded.step, due = excluded.due";
// The one that was drawn later knows more; of two that know the same the one that is here stays.
constexpr std::string_view take_sql =
    "INSERT INTO review_state (owner, highlight, shown, place, step, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (owner, highlight) DO UPDATE SET shown = excluded.shown, place = excluded.place, "
    "step = excluded.step, due = excluded.due WHERE review_state.shown < excluded.shown "
    "OR (review_state.shown IS NULL AND excluded.shown IS NOT NULL)";

} // namespace

void each_review_state(store::Session& session, accounts::AccountId owner,
                       std::function<void(ReviewState const&)> const& visit)
{
    auto rows = session.query(all_sql, owner);
    while (rows.next())
        visit({rows.public_id(0), day_in(rows, 1), rows.integer(2), rows.integer(3), day_in(rows, 4)});
}

std::optional<ReviewState> find_review_state(store::Transaction& transaction, Shelf const& shelf,
                                             PublicId const& highlight)
{
    auto rows = transaction.query(find_sql, shelf.owner, highlight);
    if (!rows.next()) return std::nullopt;
    return ReviewState{highlight, day_in(rows, 0), rows.integer(1), rows.integer(2), day_in(rows, 3)};
}

void put_review_state(store::Transaction& transaction, Shelf const& shelf, PublicId const& highlight,
                      std::optional<ReviewState> const& state)
{
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    if (state)
        transaction.run(put_sql, shelf.owner, highlight, number_of(state->shown), state->place, state->step,
                        number_of(state->due));
    else
        transaction.run(delete_sql, shelf.owner, highlight);
}

ReviewImage review_image_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& highlight)
{
    return {highlight, find_review_state(transaction, shelf, highlight)};
}

json::object object_of_review(ReviewImage const& image)
{
    auto const state = image.state.value_or(ReviewState{image.highlight, {}, 0, 0, {}});
    auto const number = [](Day const& day) { return day ? json::value(*number_of(day)) : json::value{}; };
    return {{"highlight", image.highlight.text()},
            {"exists", image.state.has_value()},
            {"shown", number(state.shown)},
            {"place", state.place},
            {"step", state.step},
            {"due", number(state.due)}};
}

ReviewImage review_image_in(json::value const& object)
{
    auto const highlight = PublicId::parse(std::string_view{object.at("highlight").as_string()});
    if (!highlight) throw std::runtime_error{"the history holds an id that is none"};
    if (!object.at("exists").as_bool()) return {*highlight, std::nullopt};
    auto const day = [&](std::string_view name) -> Day {
        auto const& number = object.at(name);
        if (number.is_null()) return std::nullopt;
        return std::chrono::local_days{std::chrono::days{number.as_int64()}};
    };
    return {*highlight, ReviewState{*highlight, day("shown"), object.at("place").as_int64(),
                                    object.at("step").as_int64(), day("due")}};
}

bool is_further(ReviewState const& one, ReviewState const& other)
{
    auto const rank = [](ReviewState const& state) {
        return std::tuple{!state.due.has_value(), state.step, state.shown};
    };
    return rank(one) > rank(other);
}

void take_review_state(store::Transaction& transaction, Shelf const& shelf, ReviewState const& state)
{
    auto const taken = transaction.run(take_sql, shelf.owner, state.highlight, number_of(state.shown),
                                       state.place, state.step, number_of(state.due));
    if (taken > 0) transaction.pending<StateChanges>().owner_sees(shelf.owner);
}

} // namespace florilege::library
