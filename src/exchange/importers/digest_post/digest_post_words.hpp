#pragma once

#include "exchange/importers/digest_post/digest_post_tree.hpp"
#include "library/draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// Adds a paragraph behind an empty line; nothing where it is empty.
void add_paragraph(std::string& text, std::string_view paragraph);

/// A line with the addresses of its links behind their texts, where these do not show them: "word (URL)".
std::string with_addresses(PostLine const& line);

/// What a block says as text: lines as lines, quotations marked with "> ", list entries with "- ".
std::string words_of(PostBlock const& block);

/// The highlights of a list: one an entry, its own text the quote; lists within it are notes on it, the first
/// its note, others and what is nested in them replies. Where a <blockquote> holds the quote, what stands
/// beside it is a note.
std::vector<library::HighlightDraft> highlights_in(PostBlock const& list);

/// Counts places of broken encoding in an entry, nested lists included, and says where the first is.
struct DamageFound {
    std::size_t places = 0;
    std::string first;
};
DamageFound damage_in(PostItem const& item);

} // namespace florilege::exchange
