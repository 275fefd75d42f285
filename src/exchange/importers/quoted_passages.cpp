#include "exchange/importers/quoted_passages.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

/// What stands before the next blank line, without blanks at its end; `text` goes on behind it.
std::string_view next_block(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
    auto const end = std::min(text.find("\n\n"), text.size());
    auto block = text.substr(0, end);
    text.remove_prefix(end);
    block.remove_suffix(block.size() - std::min(block.find_last_not_of(" \t\n") + 1, block.size()));
    return block;
}

/// A block without its marks.
std::string unmarked(std::string_view block)
{
    std::string quote;
    for (bool first = true; !block.empty(); first = false) {
        auto const end = std::min(block.find('\n'), block.size());
        auto line = block.substr(0, end);
        block.remove_prefix(std::min(end + 1, block.size()));
        if (line.starts_with('>')) line.remove_prefix(1);
        if (line.starts_with(' ')) line.remove_prefix(1);
        if (!first) quote += '\n';
        quote += line.substr(0, line.find_last_not_of(' ') + 1);
    }
    return quote;
}

} // namespace

std::vector<library::HighlightDraft> quoted_passages(std::string_view text)
{
    std::vector<library::HighlightDraft> highlights;
    bool const marked = text.starts_with('>') || text.find("\n>") != text.npos;
    for (auto block = next_block(text); !block.empty(); block = next_block(text)) {
        if (!marked) {
            auto& quote = highlights.empty() ? highlights.emplace_back().quote : highlights.back().quote;
            quote.append(quote.empty() ? "" : "\n\n").append(block);
        } else if (block.starts_with('>')) {
            highlights.emplace_back().quote = unmarked(block);
        } else {
            auto& note = highlights.empty() ? highlights.emplace_back().note : highlights.back().note;
            note.append(note.empty() ? "" : "\n\n").append(block);
        }
    }
    std::erase_if(highlights, [](auto const& one) { return one.quote.empty() && one.note.empty(); });
    return highlights;
}

} // namespace florilege::exchange
