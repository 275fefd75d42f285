#pragma once

#include "library/draft.hpp"
#include "web/feeds/feed.hpp"

#include <string>

namespace florilege::web {

/// What an entry shows: the note, the passages with what was said about them, the tags, and the one of the
/// entry's two addresses to which its title does not lead, because many readers show only one. HTML that is
/// safe by construction; wants the entry's addresses, title and tags.
std::string content_of(library::BookmarkDraft const& bookmark, FeedEntry const& entry, FeedLinks links);

/// One line of plain text, at most 300 bytes: the beginning of the note, or of the first passage; may be
/// empty.
std::string summary_of(library::BookmarkDraft const& bookmark);

} // namespace florilege::web
