#pragma once

#include "library/draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// A bookmark's note with its highlights under it, for formats that have one field for what was said about a
/// link: paragraphs apart by a blank line, quotes marked with "> " on every line, replies with their author.
/// The note alone where there are no highlights.
std::string note_with_highlights(library::BookmarkDraft const& draft);

/// The highlights of a bookmark in the same form; empty where there are none.
std::string highlights_as_text(library::BookmarkDraft const& draft);

/// The note on a highlight with the replies to it under it, each with its author.
std::string note_with_replies(library::HighlightDraft const& highlight);

/// A text on one line: every run of white space and control characters is one blank, none at the ends.
std::string on_one_line(std::string_view text);

/// A tag on one line, commas as blanks: for formats that part tags by commas.
std::string without_commas(std::string tag);

/// All of them so, with `separator` between.
std::string tags_by_commas(std::vector<std::string> const& tags, std::string_view separator);

/// The first bytes of an id as hexadecimal digits, two a byte: for names that are the same in every export.
std::string id_digits(PublicId const& id, std::size_t bytes);

/// Whole seconds since 1970, as a number.
std::string seconds_of(Time time);

/// "true", "false".
std::string_view true_false(bool value) noexcept;

/// "yes", "no".
std::string_view yes_no(bool value) noexcept;

/// The lines of a text, each behind `mark`.
std::string with_mark(std::string_view text, std::string_view mark);

} // namespace florilege::exchange
