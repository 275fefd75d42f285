#pragma once

#include "store/dialect/full_text.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// 64 ids: `first` + n for every bit n. `first` is a multiple of 64.
struct IdWord {
    std::int64_t first;
    std::uint64_t bits;
};

/// The ids of the rows of a full-text view (full_text.hpp) that match an expression, in no order; those of 64
/// may come in more than one piece. About 30 ns a row on SQLite.
std::vector<IdWord> text_ids(Session& session, std::string_view view, std::string const& expression);

/// The same for the ids from `first` to `last`, both among them.
std::vector<IdWord> text_ids(Session& session, std::string_view view, std::string const& expression,
                             std::int64_t first, std::int64_t last);

/// Whether more than so many of these ids match: no more of them are gone through. False on PostgreSQL, which
/// would have to find all.
bool are_text_ids_more(Session& session, std::string_view view, std::string const& expression,
                       std::int64_t first, std::int64_t last, std::int64_t than);

/// The rows in which any of an expression's terms stands: the same as text_ids for an expression that joins
/// its terms with nothing but "or", in a third of the time. `view` has a column `rows` of phrase_rows().
/// Nothing where the engine cannot, or where it would take longer.
std::optional<std::vector<IdWord>> phrase_ids(Session& session, std::string_view view,
                                              std::string const& expression);

/// One place where a term of an expression stands in a row.
struct TextPlace {
    std::int32_t term;   ///< the how manyth TextTerm of the query, from 0, without those that hold no word
    std::int32_t column; ///< of the TextTable
    std::int32_t word;   ///< the place of its first word in the column, counted from 0
};

/// Whether an engine can tell places from its index: SQLite can.
constexpr bool tells_places(Engine engine) noexcept
{
    return engine == Engine::sqlite;
}

/// Some ids: `first` + n for every bit n.
struct IdBits {
    std::int64_t first;
    std::span<std::uint64_t const> bits;
};

/// Visits each of the wanted rows that matches, with the places in it in their order. Takes about 0.3 µs for
/// each of these and 40 ns for every other row that matches between the first and the last. Throws StoreError
/// where the engine cannot tell places.
void each_with_places(Session& session, std::string_view view, std::string const& expression, IdBits wanted,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit);

/// The same as phrase_ids, for an expression of one term (`terms`: full_text_terms), with the places in the
/// wanted rows besides; these are visited first, in any order. Takes the time of phrase_ids and 60 ns for
/// each place.
std::optional<std::vector<IdWord>>
phrase_ids_and_places(Session& session, std::string_view view, std::string const& expression,
                      std::span<std::int32_t const> terms, IdBits wanted,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit);

/// The same as each_with_places, out of order, for an expression in which all its terms are wanted and
/// nothing else. `terms` are those of its phrases (full_text_terms); `view` has the columns `after` and
/// `before` that bound it. Takes about 20 ns for each row that a term matches, wanted or not: less than half
/// of each_with_places where the wanted rows are few and far apart. Throws StoreError where the engine cannot
/// tell places.
void each_with_all_places(Session& session, std::string_view view, std::string const& expression,
                          std::span<std::int32_t const> terms, IdBits wanted,
                          std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit);

} // namespace florilege::store
