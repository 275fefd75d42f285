#pragma once

#include "library/recently_asked.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace florilege::library {

class PackedRows;
class RowSet;

/// A question to the full-text index about one's own library, in one state of it (library/state.hpp).
struct WordsAsked {
    std::int64_t owner;
    std::int64_t state;
    std::string expression;
    auto operator<=>(WordsAsked const&) const = default;
};

/// Knows in which rows the frequent words stand that were looked for last: to go through the list of a word
/// that stands in most of a million rows takes tens of milliseconds, and who has searched for it goes on to
/// the next page, or adds a word. At most 64 questions, an eighth of a byte a bookmark each. Any thread may
/// ask.
class WordRows {
public:
    static constexpr std::size_t most = 64;

    /// What stands in less than one row in so many is not worth it: it is found as quickly.
    static constexpr std::size_t frequent_part = 128;

    /// Adds to `rows`, which are of that state, all that the question finds; false where these are not known.
    bool add(WordsAsked const& asked, RowSet& rows);

    /// `rows` are all that it finds.
    void keep(WordsAsked const& asked, RowSet const& rows);

    std::size_t size() const { return kept_.size(); }

private:
    RecentlyAsked<WordsAsked, PackedRows> kept_{most};
};

} // namespace florilege::library
