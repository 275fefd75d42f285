#pragma once

#include "exchange/extra.hpp"
#include "exchange/importer.hpp"
#include "text/html/tag_stream.hpp"

#include <span>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// How the tags of one file are separated, learned from what was read of it so far.
struct TagHabit {
    bool commas = false; ///< blanks are part of a tag
};

/// A bookmark of a Netscape file while it is read.
struct NetscapeBookmark {
    library::BookmarkDraft draft;
    std::string href;
    Extra extra;
    Place place;
};

/// Reads the attributes of an `<A HREF>`: dates, tags, privacy and states, and keeps every other one in
/// `extra` as it is written, except pictures written into ICON. Warns about dates that are none.
NetscapeBookmark read_attributes(text::MarkupToken const& tag, TagHabit& habit, Intake& intake);

/// Sets the note from the description: what linkding writes as notes of their own becomes its last
/// paragraph.
void set_note(NetscapeBookmark& bookmark, std::string const& description);

} // namespace florilege::exchange
