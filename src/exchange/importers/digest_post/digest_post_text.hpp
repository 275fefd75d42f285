#pragma once

#include "exchange/importers/digest_post/digest_post_tree.hpp"

#include <string_view>

namespace florilege::exchange {

/// The tree of a post in plain text. What makes a list: lines that begin with a bullet (•, ◦, ▪, -, *, …).
/// Their levels come from indentation (blanks, tabs); where there is none, from the kinds of bullets; where
/// they are all alike, from the tags lines: an entry without one, behind one that has it, is a highlight of
/// it. Paragraphs below a bullet belong to it as far as they are indented. Linear; recurses nowhere.
Post read_text_post(std::string_view text, BrokenText broken);

} // namespace florilege::exchange
