#pragma once

#include "library/draft.hpp"

namespace florilege::library {

/// What a bookmark becomes when the same thing comes in again, from another export or a later one. Merging
/// is idempotent and loses nothing the person wrote: tags, highlights, replies and lists are united, of two
/// notes the longer one stays, times take the earliest creation. What the person decided here stays decided:
/// audience, and a title that is there. docs/reference/merging.md gives the rules as a table.
BookmarkDraft merged(BookmarkDraft const& existing, BookmarkDraft const& incoming);

} // namespace florilege::library
