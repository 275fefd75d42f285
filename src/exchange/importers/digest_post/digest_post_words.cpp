#include "exchange/importers/digest_post/digest_post_words.hpp"

#include "exchange/importers/digest_post/digest_post_lines.hpp"

// Recursion follows the tree of a post, which is at most deepest_post_list deep.
namespace florilege::exchange {
namespace {

enum class Quotations { marked, bare };

std::string lines_of(PostBlock const& block, Quotations quotations)
{
    std::string text;
    for (PostLine const& line : block.lines) {
        if (line.text.empty()) continue;
        if (!text.empty()) text += '\n';
        if (block.quoted && quotations == Quotations::marked) text += "> ";
        text += with_addresses(line);
    }
    return text;
}

void add_list(std::string& text, PostBlock const& list, std::size_t depth)
{
    for (PostItem const& item : list.items) {
        bool first = true;
        for (PostBlock const& block : item.blocks) {
            if (block.kind == PostBlock::Kind::list) {
                add_list(text, block, depth + 1);
                continue;
            }
            if (block.kind == PostBlock::Kind::moment) continue;
            for (PostLine const& line : block.lines) {
                if (!text.empty()) text += '\n';
                text += std::string(2 * depth, ' ') + (first ? "- " : "  ") + with_addresses(line);
                first = false;
            }
        }
    }
}

/// The text of a highlight or note itself: without the lists in it.
std::string own_words(PostItem const& item, Quotations quotations)
{
    std::string text;
    for (PostBlock const& block : item.blocks)
        if (block.kind == PostBlock::Kind::paragraph || block.kind == PostBlock::Kind::heading)
            add_paragraph(text, lines_of(block, quotations));
    return text;
}

std::vector<library::ReplyDraft> remarks_in(PostItem const& item)
{
    std::vector<library::ReplyDraft> remarks;
    for (PostBlock const& block : item.blocks) {
        for (PostItem const& one : block.items) {
            library::ReplyDraft remark;
            remark.author = one.author;
            remark.text = own_words(one, Quotations::marked);
            remark.replies = remarks_in(one);
            if (!remark.text.empty() || !remark.replies.empty()) remarks.push_back(std::move(remark));
        }
    }
    return remarks;
}

} // namespace

void add_paragraph(std::string& text, std::string_view paragraph)
{
    if (paragraph.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += paragraph;
}

std::string with_addresses(PostLine const& line)
{
    std::string text;
    std::size_t taken = 0; // of line.text
    for (PostLink const& link : line.links) {
        if (link.text.empty() || link.text == link.href || !is_outbound(link.href)) continue;
        auto const at = line.text.find(link.text, taken);
        if (at == std::string::npos) break; // links stand in their order: no further one is found either
        auto const end = at + link.text.size();
        text += line.text.substr(taken, end - taken) + " (" + link.href + ')';
        taken = end;
    }
    return text += line.text.substr(taken);
}

std::string words_of(PostBlock const& block)
{
    if (block.kind == PostBlock::Kind::moment) return {};
    if (block.kind != PostBlock::Kind::list) return lines_of(block, Quotations::marked);
    std::string text;
    add_list(text, block, 0);
    return text;
}

std::vector<library::HighlightDraft> highlights_in(PostBlock const& list)
{
    std::vector<library::HighlightDraft> highlights;
    for (PostItem const& item : list.items) {
        library::HighlightDraft highlight;
        bool const quoted = std::any_of(item.blocks.begin(), item.blocks.end(), [](PostBlock const& block) {
            return block.quoted && block.kind == PostBlock::Kind::paragraph;
        });
        for (PostBlock const& block : item.blocks) {
            if (block.kind == PostBlock::Kind::list || block.kind == PostBlock::Kind::moment) continue;
            bool const beside = quoted && !block.quoted;
            add_paragraph(beside ? highlight.note : highlight.quote, lines_of(block, Quotations::bare));
        }
        highlight.replies = remarks_in(item);
        if (highlight.note.empty() && !highlight.replies.empty() &&
            highlight.replies.front().author.empty()) {
            library::ReplyDraft first = std::move(highlight.replies.front());
            highlight.replies.erase(highlight.replies.begin());
            highlight.note = std::move(first.text);
            highlight.replies.insert(highlight.replies.begin(),
                                     std::make_move_iterator(first.replies.begin()),
                                     std::make_move_iterator(first.replies.end()));
        }
        bool const empty = highlight.quote.empty() && highlight.note.empty() && highlight.replies.empty();
        if (!empty) highlights.push_back(std::move(highlight));
    }
    return highlights;
}

DamageFound damage_in(PostItem const& item)
{
    DamageFound found;
    for (PostBlock const& block : item.blocks) {
        for (PostLine const& line : block.lines) {
            found.places += line.damages;
            if (found.first.empty()) found.first = line.damage;
        }
        for (PostItem const& one : block.items) {
            DamageFound const below = damage_in(one);
            found.places += below.places;
            if (found.first.empty()) found.first = below.first;
        }
    }
    return found;
}

} // namespace florilege::exchange
