#pragma once

#include "library/draft.hpp"

#include <string>
#include <string_view>

namespace florilege::exchange {

/// A bookmark as a Markdown note: YAML front matter (what its fields say, strings in double quotes), then the
/// title as a heading, the note as it is, and each highlight as a block quotation with what was said about
/// it. Quotes, titles and authors come from other people and are escaped; in notes, which may well be
/// Markdown, only what would open an HTML tag is.
std::string markdown_note(library::BookmarkDraft const& draft);

/// The name of its file, stable as long as title and id are: what the title says, as far as file systems and
/// links in notes take it (at most 100 bytes), and ten digits of the id, so that equal titles stay apart on
/// systems that do not tell cases apart: "The slow river 3f9a0c11d2.md".
std::string markdown_file_name(library::BookmarkDraft const& draft);

/// A text in which no character means anything to Markdown.
std::string markdown_escaped(std::string_view text);

} // namespace florilege::exchange
