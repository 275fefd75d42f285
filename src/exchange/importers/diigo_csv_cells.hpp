#pragma once

#include "library/draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// The tags of a cell, which is a CSV list in itself: `a,"two words",b`. "no_tag" and "notag" are none.
std::vector<std::string> diigo_tags(std::string_view cell);

/// A description without the extra pair of quotes that some carry.
std::string diigo_description(std::string_view cell);

/// What the cell of annotations says.
struct DiigoAnnotations {
    std::vector<library::HighlightDraft> highlights; ///< page notes are those without a quote
    /// Whether the cell could be read in more than one way, since Diigo does not escape the words that begin
    /// its parts: then it is to be kept as it is beside what was made of it.
    bool ambiguous = false;
    std::string stray; ///< text before the first part, which belongs to nothing; mostly empty
};

/// A marked passage of HTML: its text, and in the extra as `html`, sanitised, where it says more than that
/// (links, emphasis, code).
library::HighlightDraft diigo_highlight(std::string_view html);

/// Reads blocks of "Highlight:" with HTML and "Sticky notes:" with text, each to the next line that begins
/// so. The first sticky note behind a highlight is its note, further ones are replies; behind an empty
/// "Highlight:" they are notes on the page. Linear.
DiigoAnnotations diigo_annotations(std::string_view cell);

} // namespace florilege::exchange
