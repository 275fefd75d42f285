#pragma once

#include "library/draft.hpp"
#include "library/search/wanted.hpp"

#include <string>

namespace florilege::library {

struct SnippetLength {
    static constexpr std::size_t bytes = 240; ///< of the text, without marks and references
};

/// The passage of a bookmark that shows best why it was found, as HTML: escaped, what matched in <mark>, an
/// ellipsis where text was left out, cut between words. Preferred is the passage with the most of the terms;
/// among equals the note, then highlights, author, title, tags, address, and what was merged into it. Where
/// none of them holds a term: the beginning of the first that is not empty. Empty where nothing is wanted.
std::string snippet(BookmarkDraft const& bookmark, WantedWords const& wanted);

} // namespace florilege::library
