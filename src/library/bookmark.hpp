#pragma once

#include "library/draft.hpp"
#include "prelude/ids.hpp"

namespace florilege::library {

using BookmarkId = Id<struct BookmarkTag>;

/// A bookmark as the library keeps it, read whole: its row's key and its content with everything filled in
/// (id, audience, created and updated always; highlights, replies and list paths in their order; every
/// highlight and reply with id and times).
struct Bookmark {
    BookmarkId key;
    BookmarkDraft content;
};

} // namespace florilege::library
