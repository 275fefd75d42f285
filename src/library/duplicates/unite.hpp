#pragma once

#include "library/draft.hpp"

#include <map>

namespace florilege::library {

/// Two bookmarks of one page as one.
struct United {
    BookmarkDraft bookmark;
    std::map<PublicId, PublicId> became; ///< highlights that are part of another one now, by their ids
};

/// What `kept` becomes when `gone`, which its owner saved beside it, is merged into it. As `merged`, which
/// takes what comes in for an older or newer state of the same; but here both were written to stay, so of two
/// notes that differ both stay, `extra` tells under "merged" what the other one was called and said (also
/// that of a highlight), and where the two may be read by different people the result is private. Both are
/// read whole from the library.
United united(BookmarkDraft const& kept, BookmarkDraft const& gone);

} // namespace florilege::library
