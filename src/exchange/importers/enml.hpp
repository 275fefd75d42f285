#pragma once

#include "library/draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// What the body of a note of Evernote says.
struct EnmlText {
    std::string text; ///< all of it with its lines, and behind each link its address
    std::vector<library::HighlightDraft> highlights;
};

/// Reads Evernote's markup, a kind of HTML: `<span style="…-evernote-highlight:true…">` and
/// `--en-highlight` are highlights, with their colour; check boxes become "[ ]" and "[x]". At most `longest`
/// bytes of text.
EnmlText read_enml(std::string_view markup, std::size_t longest);

} // namespace florilege::exchange
