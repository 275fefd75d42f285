#pragma once

#include "library/recently_asked.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace florilege::library {

class RowSet;
struct ColumnBlock;
struct Columns;

/// A tag of one library, as its owner sees it or as everyone else does.
struct TagSeen {
    std::int64_t owner;
    bool own;
    std::int64_t tag;
    auto operator<=>(TagSeen const&) const = default;
};

/// Knows which rows carry the frequent tags that were looked for last: to go through the tags of a million
/// rows takes milliseconds. What changed since is looked at again, a block of rows at a time. At most 256
/// tags, up to four bytes for each row that carries one. Any thread may ask.
class TagRows {
public:
    static constexpr std::size_t most = 256;

    /// Adds to `rows` those that carry the tag in these columns; false where nothing is known of it.
    bool add(TagSeen const& seen, Columns const& columns, RowSet& rows);

    /// `rows` are all that carry the tag in these columns.
    void keep(TagSeen const& seen, Columns const& columns, RowSet const& rows);

    std::size_t size() const { return kept_.size(); }

private:
    struct Kept;
    using KnownBlocks = std::vector<std::weak_ptr<ColumnBlock const>>;

    /// The blocks of these columns: one list for all that is kept of the same.
    std::shared_ptr<KnownBlocks const> known(Columns const& columns);

    RecentlyAsked<TagSeen, Kept> kept_{most};
    std::mutex mutex_; ///< guards the next
    std::shared_ptr<KnownBlocks const> last_known_ = {};
};

} // namespace florilege::library
