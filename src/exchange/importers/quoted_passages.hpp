#pragma once

#include "library/draft.hpp"

#include <string_view>
#include <vector>

namespace florilege::exchange {

/// Highlights written as text: a quote behind ">", below it what was said about it, a blank line between them
/// and between one and the next. A line without a mark goes on with the quote above it. What stands before
/// the first quote is a note on the page; a text without any ">" is one quote.
std::vector<library::HighlightDraft> quoted_passages(std::string_view text);

} // namespace florilege::exchange
