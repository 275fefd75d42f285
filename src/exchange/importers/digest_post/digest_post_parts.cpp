#include "exchange/importers/digest_post/digest_post_parts.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/digest_post/digest_post_lines.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

bool is_own(PostItem const& item);
bool is_own(PostBlock const& list);
bool holds_footer(std::vector<PostBlock> const& blocks);
bool is_footer_block(PostBlock const& block);
bool has_links(PostBlock const& list);
void choose_lists(DigestPart& part, std::vector<PostBlock const*> const& blocks, Post::Form form);
void find_title(DigestPart& part, std::vector<PostBlock const*> const& blocks, Post const& post);

} // namespace

std::vector<DigestPart> digest_parts(Post const& post)
{
    std::vector<DigestPart> parts;
    std::vector<PostBlock const*> blocks;
    auto const close = [&](bool has_footer) {
        DigestPart part;
        part.has_footer = has_footer;
        choose_lists(part, blocks, post.form);
        find_title(part, blocks, post);
        parts.push_back(std::move(part));
        blocks.clear();
    };
    for (PostBlock const& block : post.blocks) {
        blocks.push_back(&block);
        bool const in_list = block.kind == PostBlock::Kind::list && !block.items.empty() &&
                             holds_footer(block.items.back().blocks);
        if (in_list || is_footer_block(block)) close(true);
    }
    if (!blocks.empty()) close(false);
    return parts;
}

PostLine const* tags_line_of(PostItem const& item)
{
    PostLine const* found = nullptr;
    for (PostBlock const& block : item.blocks) {
        if (block.kind == PostBlock::Kind::moment || (is_own(item) && block.classes != "tags")) continue;
        for (PostLine const& line : block.lines) {
            std::size_t const mark = tags_mark(line.text);
            if (mark == 0) continue;
            if (mark < 2 || line.text[mark - 2] != ' ') return &line;
            if (found == nullptr) found = &line;
        }
    }
    return found;
}

std::size_t tagged_items(PostBlock const& list)
{
    auto const tagged = [](PostItem const& item) { return tags_line_of(item) != nullptr; };
    return static_cast<std::size_t>(std::count_if(list.items.begin(), list.items.end(), tagged));
}

bool has_digest_class(PostBlock const& list)
{
    return is_own(list) || list.classes.find("florilege-digest") != std::string::npos ||
           list.classes.find("diigo-linkroll") != std::string::npos;
}

namespace {

bool is_footer_block(PostBlock const& block)
{
    return std::any_of(block.lines.begin(), block.lines.end(),
                       [](PostLine const& line) { return is_footer(line.text); });
}

bool holds_footer(std::vector<PostBlock> const& blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), is_footer_block);
}

bool has_links(PostBlock const& list)
{
    for (PostItem const& item : list.items)
        for (PostBlock const& block : item.blocks)
            for (PostLine const& line : block.lines)
                for (PostLink const& link : line.links)
                    if (is_outbound(link.href)) return true;
    return false;
}

void choose_lists(DigestPart& part, std::vector<PostBlock const*> const& blocks, Post::Form form)
{
    PostBlock const* nearest = nullptr; // to the footer
    bool found = false;
    for (PostBlock const* block : blocks) {
        if (block->kind != PostBlock::Kind::list) continue;
        if (form == Post::Form::text || has_links(*block)) nearest = block;
        found = found || tagged_items(*block) != 0 || has_digest_class(*block);
    }
    for (PostBlock const* block : blocks) {
        bool const is_list = block->kind == PostBlock::Kind::list;
        bool const by_itself = is_list && (tagged_items(*block) != 0 || has_digest_class(*block));
        bool const by_place = part.has_footer && block == nearest;
        // A text is a post and nothing else; a page of HTML also holds its site's menus.
        bool const beside = is_list && form == Post::Form::text && (found || part.has_footer);
        (by_itself || by_place || beside ? part.lists : part.outside).push_back(block);
    }
}

bool is_own(PostItem const& item)
{
    return item.classes == "h-entry";
}

bool is_own(PostBlock const& list)
{
    return !list.items.empty() && is_own(list.items.front());
}

/// What stands before a list and may be the title, the likeliest last: in HTML headings, but in a digest of
/// ours only the first of them, since those of its sections follow; in text any line, the first before all.
std::vector<std::string const*> titles_before(PostBlock const* list,
                                              std::vector<PostBlock const*> const& blocks, Post::Form form)
{
    std::vector<std::string const*> lines;
    for (PostBlock const* block : blocks) {
        if (block == list) break;
        bool const heading = block->kind == PostBlock::Kind::heading && (!is_own(*list) || block->rank == 1);
        bool const line = block->kind == PostBlock::Kind::paragraph && form == Post::Form::text;
        if (!heading && !line) continue;
        for (PostLine const& one : block->lines)
            lines.push_back(&one.text);
    }
    if (form == Post::Form::text) std::reverse(lines.begin(), lines.end());
    return lines;
}

void find_title(DigestPart& part, std::vector<PostBlock const*> const& blocks, Post const& post)
{
    if (part.lists.empty()) return;
    auto const lines = titles_before(part.lists.front(), blocks, post.form);
    part.title = lines.empty() ? post.title : *lines.back();
    for (auto const* line : lines) {
        if (part.title_day) break;
        part.title_day = date_in(*line);
        if (part.title_day)
            part.title = *line; // the line with the date is the title, an author's name is none
    }
    if (!part.title_day) part.title_day = date_in(post.title);
    for (PostBlock const* block : blocks) {
        if (part.moment || block == part.lists.front()) break;
        if (block->kind == PostBlock::Kind::moment) part.moment = parse_time(block->lines.front().text);
    }
}

} // namespace
} // namespace florilege::exchange
