#include "exchange/importers/markup_text.hpp"

#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {

namespace {

constexpr std::string_view blanks = " \t\n\r\f";

// Sorted. Tags that break the line, and those that only change how text looks.
constexpr std::array<std::string_view, 25> blocks{
    "address", "article", "blockquote", "br", "center", "div", "figure", "h1", "h2",
    "h3",      "h4",      "h5",         "h6", "hr",     "li",  "main",   "ol", "p",
    "pre",     "section", "table",      "td", "th",     "tr",  "ul"};
constexpr std::array<std::string_view, 32> inlines{
    "a",  "abbr",  "acronym", "b",      "bdi",    "big", "cite", "code", "dd",   "del",  "dfn",
    "dl", "dt",    "em",      "font",   "i",      "img", "ins",  "kbd",  "mark", "nobr", "q",
    "s",  "small", "span",    "strike", "strong", "sub", "sup",  "tt",   "u",    "wbr"};
static_assert(std::ranges::is_sorted(blocks) && std::ranges::is_sorted(inlines));

template <std::size_t N> bool has(std::array<std::string_view, N> const& names, std::string_view name)
{
    return std::ranges::binary_search(names, name);
}

} // namespace

void MarkupText::clear()
{
    text_.clear();
    href_.clear();
    in_link_ = false;
    cut_off_ = false;
}

void MarkupText::take(text::MarkupToken const& token)
{
    switch (token.kind) {
    case text::Markup::text: return append(token.text);
    case text::Markup::start_tag: return start_tag(token);
    case text::Markup::end_tag: return end_tag(token);
    case text::Markup::raw_text:
    case text::Markup::comment:
    case text::Markup::doctype:
    case text::Markup::damage: return;
    }
}

void MarkupText::start_tag(text::MarkupToken const& token)
{
    if (token.name == "a") {
        href_ = token.attribute("href").value_or("");
        link_begins_ = text_.size();
        in_link_ = true;
    } else if (token.name == "img") {
        append(token.attribute("alt").value_or(""));
    } else if (has(blocks, token.name)) {
        break_line();
    } else if (others_ == OtherTags::stay && !has(inlines, token.name)) {
        append("<");
        append(token.name);
        append(">");
    }
}

void MarkupText::end_tag(text::MarkupToken const& token)
{
    if (token.name == "a" && in_link_) {
        in_link_ = false;
        auto const shown = trimmed(std::string_view{text_}.substr(link_begins_));
        if (href_.empty() || shown == href_) return;
        bool const bare = shown.empty();
        append(bare ? "" : " (");
        append(href_);
        append(bare ? "" : ")");
    } else if (has(blocks, token.name)) {
        break_line();
    }
}

void MarkupText::break_line()
{
    if (!text_.empty() && text_.back() != '\n') append("\n");
}

void MarkupText::append(std::string_view text)
{
    auto const kept = text::cut(text, longest_ - std::min(longest_, text_.size()));
    if (kept.size() < text.size()) cut_off_ = true;
    text_ += kept;
}

std::string MarkupText::line() const
{
    return one_line(text_);
}

std::string MarkupText::lines() const
{
    std::string lines;
    std::string_view rest{text_};
    while (!rest.empty()) {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
        auto const last = line.find_last_not_of(blanks);
        if (lines.empty()) {
            // Blank lines before the first one, and its indentation, come from the tag before it.
            if (last == line.npos) continue;
            auto const first = line.find_first_not_of(blanks);
            lines += line.substr(first, last - first + 1);
            continue;
        }
        lines += '\n';
        if (last != line.npos) lines += line.substr(0, last + 1);
    }
    lines.erase(lines.find_last_not_of('\n') + 1);
    return lines;
}

} // namespace florilege::exchange
