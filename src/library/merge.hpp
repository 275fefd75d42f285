#pragma once

#include "library/draft.hpp"

#include <string>

namespace florilege::library {

/// What a bookmark becomes when the same thing comes in again, from another export or a later one. Merging
/// is idempotent and loses nothing the person wrote: tags, highlights, replies and lists are united, of two
/// notes the longer one stays, times take the earliest creation. What the person decided here stays decided:
/// a title that is there, and the audience, unless others would read what comes in as private: then it is
/// private. docs/reference/merging.md gives the rules as a table.
BookmarkDraft merged(BookmarkDraft const& existing, BookmarkDraft const& incoming);

/// What two highlights of one source share when they are one: a highlight is known by the letters and digits
/// of its quote, a note on the whole page by those of its words.
std::string identity_of(HighlightDraft const& highlight);

} // namespace florilege::library
