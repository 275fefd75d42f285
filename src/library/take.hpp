#pragma once

#include "library/keep.hpp"

namespace florilege::library {

/// What became of a bookmark that came in.
enum class Taken {
    added,
    updated,
    hidden, ///< updated, and private now: what came in is, and others read what was there
    unchanged,
};

/// Takes a bookmark in: adds it, or merges it into the one that is the same thing (library/merge.hpp). What
/// was there before an update goes into the history. Taking the same draft twice changes nothing.
Taken take(store::Transaction& transaction, Shelf const& shelf, PreparedDraft const& prepared);

/// The bookmark that is the same thing, or that the same thing was merged into: what was one import is not
/// made two by the next.
std::optional<BookmarkId> find_kept(store::Transaction& transaction, Shelf const& shelf,
                                    PreparedDraft const& prepared);

} // namespace florilege::library
