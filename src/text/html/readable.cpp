#include "text/html/readable.hpp"

#include "text/html/name_list.hpp"
#include "text/html/tag_stream.hpp"
#include "text/html/text_flow.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

namespace florilege::text {
namespace {

constexpr auto hidden = std::to_array<std::string_view>({"audio", "button", "canvas", "datalist", "head",
                                                         "input", "meter", "option", "progress", "script",
                                                         "select", "style", "textarea", "title", "video"});

// Blocks with a blank line before and after, and those that only stand on lines of their own.
constexpr auto paragraphs = std::to_array<std::string_view>(
    {"blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "listing", "p", "pre", "table"});
constexpr auto blocks = std::to_array<std::string_view>(
    {"address", "article",  "aside",      "caption", "center",  "dd",      "details", "dir",    "div",
     "dt",      "fieldset", "figcaption", "footer",  "form",    "header",  "hgroup",  "legend", "li",
     "main",    "menu",     "nav",        "ol",      "section", "summary", "tr",      "ul"});

static_assert(std::ranges::is_sorted(hidden) && std::ranges::is_sorted(paragraphs) &&
              std::ranges::is_sorted(blocks));

bool is_list(std::string_view tag)
{
    return tag == "ul" || tag == "ol" || tag == "menu" || tag == "dir";
}

// Nothing is indented ever deeper: the text would be quadratic in its input.
std::size_t indent_of(std::size_t level)
{
    return 2 * std::min<std::size_t>(level, 20);
}

class Layout {
public:
    std::string of(DocumentNode top);

private:
    // A list that is open: its next number, or none for bullets.
    struct List {
        std::optional<int> number;
    };

    bool enter(DocumentNode node);
    void leave(DocumentNode node);
    void space_around(std::string_view tag);
    void begin_item();

    TextFlow flow_;
    std::vector<List> lists_;
    int verbatim_ = 0;
};

std::string Layout::of(DocumentNode top)
{
    auto node = top;
    while (node) {
        bool const inside = enter(node);
        if (auto const child = inside ? node.first_child() : DocumentNode{}) {
            node = child;
            continue;
        }
        leave(node);
        while (node != top && !node.next_sibling()) {
            node = node.parent();
            leave(node);
        }
        if (node == top) break;
        node = node.next_sibling();
    }
    return flow_.take();
}

// Says whether what is below the node is to be laid out.
bool Layout::enter(DocumentNode node)
{
    if (node.is_text()) {
        verbatim_ > 0 ? flow_.verbatim(node.own_text()) : flow_.words(node.own_text());
        return false;
    }
    auto const tag = node.tag();
    if (contains(hidden, tag) || node.attribute("hidden")) return false;
    if (tag == "br") flow_.line_break();
    if (tag == "q") flow_.words("“");
    if (tag == "tr") flow_.drop_lead();
    space_around(tag);
    if (tag == "tr") flow_.lead(""); // blocks in the first cell begin no further line
    if (is_list(tag)) {
        std::optional<int> first;
        if (tag == "ol") first = 1;
        auto const start = node.attribute("start").value_or("");
        int number = 0;
        if (first && std::from_chars(start.data(), start.data() + start.size(), number).ec == std::errc{})
            first = number;
        lists_.push_back({first});
    }
    if (tag == "li") begin_item();
    if ((tag == "td" || tag == "th") && node.previous_sibling()) flow_.add_lead(" | ");
    if (tag == "pre" || tag == "listing") ++verbatim_;
    return true;
}

void Layout::leave(DocumentNode node)
{
    auto const tag = node.tag();
    if (node.is_text() || contains(hidden, tag) || node.attribute("hidden")) return;
    if (tag == "pre" || tag == "listing") --verbatim_;
    if (tag == "q") flow_.words("”");
    if (tag == "td" || tag == "th") flow_.same_line();
    if (tag == "li" || tag == "tr") flow_.drop_lead();
    if (is_list(tag)) lists_.pop_back();
    if (tag == "li" || is_list(tag)) flow_.indent(indent_of(lists_.size()));
    space_around(tag);
}

void Layout::space_around(std::string_view tag)
{
    bool const outer_list = is_list(tag) && lists_.empty();
    if (contains(paragraphs, tag) || outer_list)
        flow_.lines(2);
    else if (contains(blocks, tag))
        flow_.lines(1);
}

void Layout::begin_item()
{
    auto const level = std::max<std::size_t>(lists_.size(), 1);
    flow_.drop_lead();
    flow_.lines(1);
    flow_.indent(indent_of(level - 1));
    std::string bullet = "• ";
    if (!lists_.empty() && lists_.back().number) {
        auto& number = *lists_.back().number;
        bullet = std::to_string(number) + ". ";
        if (number < std::numeric_limits<int>::max()) ++number;
    }
    flow_.lead(bullet);
    flow_.indent(indent_of(level));
}

/// Whether a parser would find nothing in it but the text that it is: it puts U+FFFD for controls.
bool is_plain(std::string_view html)
{
    if (!is_valid(html)) return false;
    for (auto const [c, at, length] : CodePoints{html}) {
        bool const space = c == '\t' || c == '\n' || c == '\f' || c == '\r';
        bool const control = (c < 0x20 && !space) || (c >= 0x7F && c < 0xA0);
        if (c == '<' || c == '&' || control) return false;
    }
    return true;
}

} // namespace

std::string readable(DocumentNode top)
{
    return Layout{}.of(top);
}

std::string readable(std::string_view html)
{
    // Many a note and title has no markup, and most descriptions are empty: a parser would only cost time.
    if (is_plain(html)) {
        TextFlow flow;
        flow.words(html);
        return flow.take();
    }
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    auto const document = Document::parse(html, {.depth = any});
    return document ? readable(document->body()) : words_only(html);
}

std::string words_only(std::string_view html)
{
    TextFlow flow;
    TagStream tags{{.token_bytes = html.size()}};
    constexpr std::size_t chunk = 1u << 16;
    auto const take_all = [&] {
        while (auto const* token = tags.next()) {
            if (token->kind == Markup::text)
                flow.words(token->text);
            else if (contains(blocks, token->name) || contains(paragraphs, token->name) ||
                     token->name == "br")
                flow.words(" ");
        }
    };
    for (; !html.empty(); html.remove_prefix(std::min(chunk, html.size()))) {
        tags.feed(html.substr(0, chunk));
        take_all();
    }
    tags.finish();
    take_all();
    return flow.take();
}

} // namespace florilege::text
