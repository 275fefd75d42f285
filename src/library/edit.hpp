#pragma once

#include "library/draft_patch.hpp"
#include "library/edit_fault.hpp"
#include "library/keep.hpp"
#include "library/version.hpp"

#include <optional>

namespace florilege::library {

/// What to do where a bookmark gets the address of one that is there already.
enum class WhereTaken {
    refuse, ///< with EditFault::UrlTaken
    merge   ///< it becomes part of that one, as merge_pages() makes one of two
};

struct EditOptions {
    std::optional<Version> expected = {}; ///< what the one who edits has seen; empty: whatever it is
    WhereTaken where_taken = WhereTaken::refuse;
};

/// Changes one bookmark of the owner and gives what it is then, as a change that `undo` takes back: what the
/// BookmarkChange names is put back, what was changed beside it since stays. Nothing is written, into the
/// history neither, where all is as it says already. Tags may be given by an alias or another spelling.
///
/// `updated` moves where title, note, author, article, tags, address or time of creation change, not with
/// what the bookmark is marked as.
///
/// A passage without a link that gets an address becomes a page, a book a document; what named it before it
/// had one finds it still, in an import too.
Result<Bookmark, EditFault> edit_bookmark(store::Transaction& transaction, Shelf const& shelf,
                                          PublicId const& id, BookmarkChange const& change,
                                          EditOptions const& options = {});

} // namespace florilege::library
