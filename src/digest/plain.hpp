#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest {

/// A text with one way of ending lines (LF) and without what no format may carry: control characters, NUL,
/// the Unicode line separators (they become line ends) and U+FFFE, U+FFFF. A tab stays. Takes UTF-8, gives
/// UTF-8.
std::string clean(std::string_view text);

/// The same on one line, runs of blanks as one, none at the ends: for titles, names and tags.
std::string on_one_line(std::string_view text);

/// A paragraph is its lines, none of them empty, without blanks at either end.
using Paragraph = std::vector<std::string_view>;

/// The paragraphs of a text that clean() gave, parted by empty lines. Borrows from `text`.
std::vector<Paragraph> paragraphs(std::string_view text);

/// At most `count` characters (code points) from the front, cut at a blank where there is one, with "…" where
/// something was left out.
std::string beginning(std::string_view text, std::size_t count);

} // namespace florilege::digest
