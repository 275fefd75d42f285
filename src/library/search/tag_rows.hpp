#pragma once

#include "library/recently_asked.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace florilege::library {

class RowSet;
struct Columns;

/// A tag of one library, as its owner sees it or as everyone else does.
struct TagSeen {
    std::int64_t owner;
    bool own;
    std::int64_t tag;
    auto operator<=>(TagSeen const&) const = default;
};

/// Knows which rows carry the frequent tags that were looked for last: to go through the tags of a million
/// rows takes milliseconds. What changed since is looked at again, a block of rows at a time. At most 32
/// tags, an eighth of a byte a bookmark each. Any thread may ask.
class TagRows {
public:
    static constexpr std::size_t most = 32;

    /// Adds to `rows` those that carry the tag in these columns; false where nothing is known of it.
    bool add(TagSeen const& seen, Columns const& columns, RowSet& rows);

    /// `rows` are all that carry the tag in these columns.
    void keep(TagSeen const& seen, Columns const& columns, RowSet const& rows);

    std::size_t size() const { return kept_.size(); }

private:
    struct Kept;
    RecentlyAsked<TagSeen, Kept> kept_{most};
};

} // namespace florilege::library
