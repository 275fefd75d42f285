#include "library/highlights/review_choice.hpp"

#include "library/history/history.hpp"
#include "library/title_of.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

/// A row of review_state; all empty where there is none.
struct State {
    PublicId highlight;
    bool exists = false;
    std::optional<std::int64_t> shown;
    std::int64_t place = 0;
    std::int64_t step = 0;
    std::optional<std::int64_t> due;
};

constexpr std::string_view state_sql =
    "SELECT shown, place, step, due FROM review_state WHERE owner = ?1 AND highlight = ?2";
constexpr std::string_view delete_sql = "DELETE FROM review_state WHERE owner = ?1 AND highlight = ?2";
constexpr std::string_view put_sql =
    "INSERT INTO review_state (owner, highlight, shown, place, step, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (owner, highlight) DO UPDATE SET shown = excluded.shown, place = excluded.place, "
    "step = excluded.step, due = excluded.due";

std::optional<std::int64_t> maybe_number(store::Rows const& row, int column)
{
    if (row.is_null(column)) return std::nullopt;
    return row.integer(column);
}

State state_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& highlight)
{
    auto rows = transaction.query(state_sql, shelf.owner, highlight);
    if (!rows.next()) return {highlight, false, {}, 0, 0, {}};
    return {highlight, true, maybe_number(rows, 0), rows.integer(1), rows.integer(2), maybe_number(rows, 3)};
}

void put(store::Transaction& transaction, Shelf const& shelf, State const& state)
{
    if (state.exists)
        transaction.run(put_sql, shelf.owner, state.highlight, state.shown, state.place, state.step,
                        state.due);
    else
        transaction.run(delete_sql, shelf.owner, state.highlight);
}

State chosen(State state, ReviewDay const& day, ReviewChoice choice)
{
    state.exists = true;
    switch (choice) {
    case ReviewChoice::again:
        // As after the first draw of a highlight.
        state.step = 1;
        state.due = day.day.time_since_epoch().count() + review_intervals.front();
        break;
    case ReviewChoice::done: state.due.reset(); break;
    }
    return state;
}

json::value value_of(std::optional<std::int64_t> const& number)
{
    return number ? json::value(*number) : json::value{};
}

std::string to_json(std::vector<State> const& states)
{
    json::array array;
    for (auto const& state : states)
        array.push_back(json::object{{"highlight", state.highlight.text()},
                                     {"exists", state.exists},
                                     {"shown", value_of(state.shown)},
                                     {"place", state.place},
                                     {"step", state.step},
                                     {"due", value_of(state.due)}});
    return json::serialize(array);
}

std::optional<std::int64_t> number_in(json::value const& value)
{
    if (value.is_null()) return std::nullopt;
    return value.as_int64();
}

std::vector<State> states_of(std::string_view text)
{
    std::vector<State> states;
    auto const array = json::parse(text);
    for (auto const& object : array.as_array()) {
        auto const highlight = PublicId::parse(std::string_view{object.at("highlight").as_string()});
        if (!highlight) throw std::runtime_error{"the history holds an id that is none"};
        states.push_back({*highlight, object.at("exists").as_bool(), number_in(object.at("shown")),
                          object.at("place").as_int64(), object.at("step").as_int64(),
                          number_in(object.at("due"))});
    }
    return states;
}

std::string_view name_of(ReviewChoice choice)
{
    switch (choice) {
    case ReviewChoice::again: return "review again";
    case ReviewChoice::done: return "review done";
    }
    return {};
}

constexpr std::string_view quote_sql =
    "SELECT quote FROM highlight WHERE public_id = ?1 AND owner = ?2 AND quote <> ''";

} // namespace

Result<std::string> choose(store::Transaction& transaction, Shelf const& shelf, ReviewDay const& day,
                           ReviewChoice choice, std::span<PublicId const> highlights)
{
    Summary summary;
    for (auto const& highlight : highlights) {
        auto const quote = transaction.text(quote_sql, highlight, shelf.owner);
        if (!quote) return Fault{highlight.text(), "there is no such highlight"};
        if (summary.text.empty()) summary.text = first_words(*quote);
    }
    if (auto const more = static_cast<std::int64_t>(highlights.size()) - 1; more > 0) {
        summary.facts = {Saying{"fact.more", {{"what", summary.text}, {"more", more}}}};
        summary.text += " and " + std::to_string(more) + " more";
    }
    std::vector<State> before;
    for (auto const& highlight : highlights) {
        before.push_back(state_of(transaction, shelf, highlight));
        put(transaction, shelf, chosen(before.back(), day, choice));
    }
    remember(transaction, shelf, name_of(choice), summary, to_json(before));
    return std::move(summary.text);
}

void undo_choice(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                 Summary const& summary, std::string_view before)
{
    auto const states = states_of(before);
    std::vector<State> now;
    now.reserve(states.size());
    for (auto const& state : states)
        now.push_back(state_of(transaction, shelf, state.highlight));
    // The last one first: of a highlight that is named twice the first state is the one before the change.
    std::for_each(states.rbegin(), states.rend(),
                  [&](State const& state) { put(transaction, shelf, state); });
    remember(transaction, shelf, action, summary, to_json(now));
}

} // namespace florilege::library
