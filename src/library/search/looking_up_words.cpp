#include "library/search/looking_up_words.hpp"

#include "library/search/row_ids.hpp"

#include <algorithm>
#include <bit>

namespace florilege::library {
namespace {

/// Of all numbers the first step takes one in so many, and each at least so many words of 64.
constexpr std::size_t first_part = 128;
constexpr std::size_t least_step = 16;

/// Where all rows in question stand in a stretch of less than one in so many of the numbers, the full-text
/// index is asked about that stretch.
constexpr std::size_t narrow_part = 8;

/// Where no more rows are in question, and less than one in so many of the numbers, the places of words are
/// asked for in all of them at once.
constexpr std::size_t few_enough_for_places = 1U << 16;
constexpr std::size_t small_part = 8;

bool are_few(RowSet const& within)
{
    auto const count = within.count();
    return count <= few_enough_for_places && count * small_part < within.bits().size() * 64;
}

bool is_narrow(RowSet const& rows)
{
    auto const [first, behind] = rows.ends();
    return (behind - first) * narrow_part < rows.bits().size();
}

/// More rows than these have a frequent word.
std::size_t most_of_rare(Columns const& columns)
{
    return columns.blocks.size() * ColumnBlock::size / WordRows::frequent_part;
}

} // namespace

RowSet LookingUpWords::rows(LookUpWords const& plan, RowSet const& within)
{
    if (auto known = known_rows(plan, within)) {
        in_texts_ += known->count();
        return std::move(*known);
    }
    if (plan.expression == wanted_.expression && places_.size() == 0) {
        if (scope_.own && are_few(within)) return with_all_places(plan, within);
        if (!wanted_.many_forms) return with_places(plan, within);
        if (scope_.own && plan.any_will_do)
            if (auto rows = with_newest_places(plan, within)) return std::move(*rows);
    }
    if (!is_narrow(within)) return all_of(plan.expression, all_ids(plan.expression, plan.any_will_do));
    auto rows = none();
    auto const [first, behind] = within.ends();
    add(rows, ids_between(plan, first, behind));
    in_texts_ += rows.count();
    return rows;
}

/// Where it is known in which rows of the whole library each part stands, or worth to be.
std::optional<RowSet> LookingUpWords::known_rows(LookUpWords const& plan, RowSet const& within)
{
    if (!keeps_rows()) return std::nullopt;
    auto rows = none();
    if (scope_.word_rows.add(asked(plan.expression), rows)) return rows;
    if (plan.parts.empty()) return std::nullopt;
    auto all = RowSet::everything(*scope_.columns);
    std::vector<std::string> unknown;
    for (auto const& part : plan.parts) {
        rows = none();
        if (scope_.word_rows.add(asked(part), rows))
            all.keep(rows);
        else
            unknown.push_back(part);
    }
    // By one that is rare FTS5 passes over most rows of the others, without going through them.
    bool const worth =
        unknown.empty() ||
        (!is_narrow(within) && std::ranges::all_of(unknown, [&](auto& part) { return is_frequent(part); }));
    if (!worth) return std::nullopt;
    for (auto const& part : unknown)
        all.keep(all_of(part, all_ids(part, true)));
    return all;
}

WordsAsked LookingUpWords::asked(std::string const& expression) const
{
    return {scope_.owner.value, scope_.state, expression};
}

bool LookingUpWords::is_frequent(std::string const& part) const
{
    auto const numbers = scope_.columns->blocks.size() * ColumnBlock::size;
    return store::are_text_ids_more(scope_.session, scope_.text_at, part, row_key(scope_, 0).value,
                                    row_key(scope_, numbers).value - 1,
                                    static_cast<std::int64_t>(most_of_rare(*scope_.columns)));
}

void LookingUpWords::keep_if_frequent(std::string const& expression, RowSet const& rows)
{
    if (keeps_rows() && rows.count() > most_of_rare(*scope_.columns))
        scope_.word_rows.keep(asked(expression), rows);
}

/// Of the words of numbers from `first` on and before `behind`.
std::vector<store::IdWord> LookingUpWords::ids_between(LookUpWords const& plan, std::size_t first,
                                                       std::size_t behind) const
{
    return store::text_ids(scope_.session, scope_.text_at, plan.expression, row_key(scope_, first * 64).value,
                           row_key(scope_, behind * 64).value - 1);
}

std::vector<store::IdWord> LookingUpWords::all_ids(std::string const& expression, bool any_will_do) const
{
    if (scope_.own && any_will_do && !store::puts_rows_together(expression))
        if (auto ids = store::phrase_ids(scope_.session, "visible_own_phrases", expression))
            return std::move(*ids);
    return store::text_ids(scope_.session, scope_.text, expression);
}

void LookingUpWords::add(RowSet& rows, std::vector<store::IdWord> const& found) const
{
    for (auto const& [first, bits] : found)
        if (first / ids_of_a_library == scope_.owner.value) rows.add(number_in(BookmarkId{first}), bits);
}

/// What was found is all that the index has for the question: it is known from then on, if it is much.
RowSet LookingUpWords::all_of(std::string const& expression, std::vector<store::IdWord> const& found)
{
    for (auto const& [first, bits] : found)
        in_texts_ += static_cast<std::size_t>(std::popcount(bits));
    auto rows = none();
    add(rows, found);
    keep_if_frequent(expression, rows);
    return rows;
}

/// Goes down from the newest numbers in large steps, and asks for places until there are enough.
RowSet LookingUpWords::with_places(LookUpWords const& plan, RowSet const& within)
{
    auto rows = none();
    auto const [first, behind] = within.ends();
    std::size_t step = std::max<std::size_t>((behind - first) / first_part, least_step);
    auto end = behind;
    while (end > first && places_.size() < wanted_.rows) {
        auto const begin = end - std::min(step, end - first);
        store::each_with_places(scope_.session, scope_.text_at, wanted_.for_places,
                                ids_of(scope_, within, {begin, end}),
                                [&](std::int64_t id, std::span<store::TextPlace const> found) {
                                    auto const number = number_in(BookmarkId{id});
                                    rows.add(number);
                                    places_.add(number, found);
                                });
        end = begin;
        step = step_for(behind - end, end - first);
    }
    in_texts_ += places_.size();
    // What has not the one term has nothing; what has not all of several may have some.
    auto known = rows;
    for (auto word = end; word < behind && wanted_.terms == 1; ++word)
        known.add(word * 64, within.bits()[word]);
    places_.known_of(std::move(known));
    if (end > first && plan.any_will_do) {
        rows.add(all_of(plan.expression, all_ids(plan.expression, true)));
    } else if (end > first) {
        auto older = none();
        add(older, ids_between(plan, first, end));
        in_texts_ += older.count();
        rows.add(older);
    }
    return rows;
}

RowSet LookingUpWords::with_all_places(LookUpWords const& plan, RowSet const& within)
{
    if (plan.any_will_do)
        if (auto rows = with_places_in(plan, within)) return std::move(*rows);
    auto rows = none();
    store::each_with_all_places(scope_.session, "visible_own_phrases", wanted_.expression,
                                wanted_.terms_of_phrases, ids_of(scope_, within),
                                [&](std::int64_t id, std::span<store::TextPlace const> found) {
                                    auto const number = number_in(BookmarkId{id});
                                    rows.add(number);
                                    places_.add(number, found);
                                });
    in_texts_ += places_.size();
    auto known = rows;
    if (wanted_.terms == 1) known.add(within);
    places_.known_of(std::move(known));
    return rows;
}

/// All rows in one pass, and the places in the newest third of the library: there are mostly enough there.
std::optional<RowSet> LookingUpWords::with_newest_places(LookUpWords const& plan, RowSet const& within)
{
    auto const [first, behind] = within.ends();
    auto newest = none();
    for (auto word = behind - (behind - first) / 3; word < behind; ++word)
        newest.add(word * 64, within.bits()[word]);
    return with_places_in(plan, newest);
}

/// All rows in one pass, and the places in some of them.
std::optional<RowSet> LookingUpWords::with_places_in(LookUpWords const& plan, RowSet const& some)
{
    auto const found = store::phrase_ids_and_places(
        scope_.session, "visible_own_phrases", wanted_.expression, wanted_.terms_of_phrases,
        ids_of(scope_, some), [&](std::int64_t id, std::span<store::TextPlace const> places) {
            places_.add(number_in(BookmarkId{id}), places);
        });
    if (!found) return std::nullopt;
    places_.known_of(some);
    return all_of(plan.expression, *found);
}

/// How many words of numbers will hold the rows that are missing, if it goes on as it went so far; all that
/// are left where nothing was found yet.
std::size_t LookingUpWords::step_for(std::size_t gone, std::size_t left) const
{
    auto const found = places_.size();
    if (found == 0) return left;
    auto const missing = wanted_.rows - std::min(wanted_.rows, found);
    return missing * gone / found + least_step;
}

} // namespace florilege::library
