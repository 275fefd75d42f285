#pragma once

#include "store/dialect/full_text.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// The ids of the rows of a full-text view (full_text.hpp) that match an expression, in no order. About 35 ns
/// a row on SQLite.
std::vector<std::int64_t> text_ids(Session& session, std::string_view view, std::string const& expression);

/// One place where a term of an expression stands in a row.
struct TextPlace {
    std::int32_t term;   ///< the how manyth TextTerm of the query, from 0, without those that hold no word
    std::int32_t column; ///< of the TextTable
    std::int32_t word;   ///< the place of its first word in the column, counted from 0
};

/// Whether an engine can tell places from its index: SQLite can.
bool tells_places(Engine engine) noexcept;

/// Visits each row with `first` ≤ id ≤ `last` that matches, with the places in it in their order. Throws
/// StoreError where the engine cannot tell them.
void each_with_places(Session& session, std::string_view view, std::string const& expression,
                      std::int64_t first, std::int64_t last,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit);

} // namespace florilege::store
