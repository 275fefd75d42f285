#include "exchange/importers/digest_post/digest_post_bullets.hpp"

#include "exchange/importers/digest_post/digest_post_lines.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr std::size_t tab_width = 4;

bool is_space(char32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/// Bullets that nothing else begins a line with; the others need a blank behind them.
/// "‣" is none of them: our own digests write it where a line of a quotation begins with a bullet.
constexpr std::u32string_view sure_bullets = U"•◦▪●○■□▫⁃∙·";
constexpr std::u32string_view doubtful_bullets = U"-*+";

BulletLine look_at(std::string_view line, std::uint64_t number);
void settle_doubtful(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);
void set_belongs(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);
void set_levels(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);
void levels_by_column(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);
void levels_by_bullet(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);
void levels_by_tags(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end);

} // namespace

std::vector<BulletLine> bullet_lines(std::string_view text)
{
    std::vector<BulletLine> lines;
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(look_at(text.substr(0, end), number));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && !lines[end].footer)
            ++end;
        settle_doubtful(lines, begin, end);
        set_belongs(lines, begin, end);
        set_levels(lines, begin, end);
        begin = end + 1;
    }
    return lines;
}

PostLayout layout_of(std::vector<BulletLine> const& lines, std::size_t begin, std::size_t end)
{
    std::size_t first = begin;
    while (first < end && lines[first].bullet == 0)
        ++first;
    std::size_t outermost = std::string_view::npos;
    std::size_t innermost = 0;
    for (std::size_t at = first; at < end; ++at) {
        if (lines[at].blank) continue;
        innermost = std::max(innermost, lines[at].column);
        if (lines[at].bullet != 0) outermost = std::min(outermost, lines[at].column);
    }
    return innermost > outermost ? PostLayout::indented : PostLayout::flat;
}

namespace {

BulletLine look_at(std::string_view line, std::uint64_t number)
{
    BulletLine seen;
    seen.number = number;
    std::size_t at = 0;
    text::Decoded next{};
    for (; at < line.size(); at += next.length) {
        next = text::decode_next(line, at);
        if (!is_space(next.code_point)) break;
        seen.column += next.code_point == '\t' ? tab_width - seen.column % tab_width : 1;
    }
    seen.blank = at == line.size();
    seen.content = line.substr(at);
    if (seen.blank) return seen;

    std::size_t const behind = at + next.length;
    bool const apart = behind < line.size() && is_space(text::decode_next(line, behind).code_point);
    bool const sure = sure_bullets.find(next.code_point) != std::u32string_view::npos;
    bool const doubtful = doubtful_bullets.find(next.code_point) != std::u32string_view::npos;
    // "- - -" and "* * *" are rulers.
    bool const ruler = line.find_first_not_of("-*+ \t", at) == std::string_view::npos;
    if (sure || (doubtful && apart && !ruler)) {
        seen.bullet = next.code_point;
        seen.content = line.substr(behind);
        seen.text = line.substr(at);
    }
    seen.tags = seen.bullet == 0 && tags_mark(seen.content) != 0;
    seen.footer = seen.bullet == 0 && is_footer(seen.content);
    return seen;
}

// Where there are real bullets, a line that begins with a dash is one of a dialogue or of a list in a
// highlight.
void settle_doubtful(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    auto const sure = [](BulletLine const& line) {
        return line.bullet != 0 && doubtful_bullets.find(line.bullet) == std::u32string_view::npos;
    };
    auto const first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    auto const last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::none_of(first, last, sure)) return;
    for (auto line = first; line != last; ++line) {
        if (line->bullet == 0 || sure(*line)) continue;
        line->bullet = 0;
        line->content = line->text;
    }
}

void set_belongs(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    bool before_tags = false;
    for (std::size_t at = end; at-- > begin;) {
        if (lines[at].bullet != 0) before_tags = false;
        if (lines[at].tags) before_tags = true;
        lines[at].belongs = before_tags;
    }
}

void set_levels(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    char32_t bullet = 0;
    std::size_t column = 0;
    bool same_bullet = true;
    bool same_column = true;
    for (std::size_t at = begin; at < end; ++at) {
        if (lines[at].bullet == 0) continue;
        if (bullet == 0) {
            bullet = lines[at].bullet;
            column = lines[at].column;
        }
        same_bullet = same_bullet && lines[at].bullet == bullet;
        same_column = same_column && lines[at].column == column;
    }
    if (!same_column)
        levels_by_column(lines, begin, end);
    else if (!same_bullet)
        levels_by_bullet(lines, begin, end);
    else if (layout_of(lines, begin, end) == PostLayout::flat)
        levels_by_tags(lines, begin, end);
    else
        levels_by_column(lines, begin, end);
}

void levels_by_column(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    std::vector<std::size_t> open; // columns of the bullets that a next one may stand below
    for (std::size_t at = begin; at < end; ++at) {
        BulletLine& line = lines[at];
        if (line.bullet == 0) continue;
        while (open.size() > 1 && open.back() > line.column)
            open.pop_back();
        if (open.empty())
            open.push_back(line.column);
        else if (line.column <= open.back())
            open.back() = line.column;
        else if (open.size() < deepest_post_list)
            open.push_back(line.column);
        line.level = static_cast<int>(open.size()) - 1;
    }
}

void levels_by_bullet(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    std::u32string kinds; // in the order in which they appear, which is from the outside in
    for (std::size_t at = begin; at < end; ++at) {
        BulletLine& line = lines[at];
        if (line.bullet == 0) continue;
        auto kind = kinds.find(line.bullet);
        if (kind == std::u32string::npos) {
            kind = std::min(kinds.size(), deepest_post_list - 1);
            kinds += line.bullet;
        }
        line.level = static_cast<int>(std::min(kind, deepest_post_list - 1));
    }
}

void levels_by_tags(std::vector<BulletLine>& lines, std::size_t begin, std::size_t end)
{
    // `belongs` of the line behind a bullet says whether a tags line comes before the next bullet.
    auto const tagged = [&](std::size_t at) { return at + 1 < end && lines[at + 1].belongs; };
    bool entry_before = false;
    for (std::size_t at = begin; at < end; ++at) {
        if (lines[at].bullet == 0) continue;
        bool const entry = tagged(at) || !entry_before || link_in_text(text::cut(lines[at].content, 4096));
        lines[at].level = entry ? 0 : 1;
        entry_before = entry_before || tagged(at);
    }
}

} // namespace
} // namespace florilege::exchange
