#include "text/html/prepare.hpp"

#include "text/html/escape.hpp"
#include "text/html/name_list.hpp"
#include "text/html/tag_stream.hpp"
#include "text/url/ascii.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

namespace florilege::text {
namespace {

// Left out with all that they hold, once their end tag is seen; without it their content is taken as it
// comes.
constexpr auto dropped_whole = std::to_array<std::string_view>({"iframe", "noembed", "template"});

// Only the tags are left out. script and style are here for the content that the tag stream calls raw text.
constexpr auto dropped_tags =
    std::to_array<std::string_view>({"applet", "frame", "frameset", "isindex", "marquee", "math", "noframes",
                                     "noscript", "object", "plaintext", "script", "style", "svg", "xmp"});

// Start tags before which the standard closes an open <p>; <table> does so outside quirks mode, and there is
// a doctype in front of everything we prepare.
constexpr auto closes_paragraph = std::to_array<std::string_view>(
    {"address", "article", "aside",    "blockquote", "center", "dd",      "details", "dir",     "div",
     "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "h1",      "h2",      "h3",
     "h4",      "h5",      "h6",       "header",     "hgroup", "hr",      "li",      "listing", "main",
     "menu",    "nav",     "ol",       "p",          "pre",    "section", "summary", "table",   "ul"});

// End tags that mean something although no start tag of that name was seen: <br> for </br>, an empty
// paragraph, the end of any heading, the end of what the parser opened itself.
constexpr auto ends_alone =
    std::to_array<std::string_view>({"br", "h1", "h2", "h3", "h4", "h5", "h6", "p", "tbody", "tr"});

// Unclosed ones are opened again in every block that follows, and compared with each other by name and
// attributes, so their number has a tighter limit. An <a> ends the one before it.
constexpr auto formatting = std::to_array<std::string_view>(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
constexpr std::size_t most_open_formatting = 256;
constexpr std::size_t most_formatting_attributes = 4;

static_assert(std::ranges::is_sorted(ends_alone) && std::ranges::is_sorted(dropped_whole) &&
              std::ranges::is_sorted(dropped_tags) && std::ranges::is_sorted(closes_paragraph) &&
              std::ranges::is_sorted(formatting));

bool is_plain_name(std::string_view name)
{
    auto const plain = [](char c) {
        return is_ascii_lower(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
    };
    return !name.empty() && name.size() <= 100 && is_ascii_lower(name[0]) && std::ranges::all_of(name, plain);
}

class Preparation {
public:
    void take(MarkupToken const& token);
    PreparedHtml result() && { return std::move(out_); }

private:
    using Names = std::map<std::string, std::size_t, std::less<>>; // and how many of each

    // A tag that is open as far as we know, and where its content began.
    struct Open {
        Names::iterator name;
        std::size_t offset;
    };

    void start(MarkupToken const& token);
    void end(MarkupToken const& token);
    void emit_tag(MarkupToken const& token);
    void end_text_only();
    void drop_content(std::string_view name);
    bool is_repeated(std::string_view name);
    bool has_room_for(std::string_view name) const;
    void close_implied(std::string_view next);
    void push(std::string_view name);
    void pop();
    bool pop_if(std::string_view name);
    void mark(std::uint64_t line);

    PreparedHtml out_{.html = "<!DOCTYPE html>", .lines = {{0, 1}}};
    std::vector<Open> open_;
    Names open_names_;
    std::size_t open_formatting_ = 0;
    bool seen_html_ = false, seen_head_ = false, seen_body_ = false;
    std::string text_only_; // title or textarea, while it is open
};

void Preparation::take(MarkupToken const& token)
{
    switch (token.kind) {
    case Markup::start_tag: return start(token);
    case Markup::end_tag: return end(token);
    case Markup::text: mark(token.line); return append_escaped(out_.html, token.text);
    case Markup::raw_text:
    case Markup::comment:
    case Markup::doctype:
    case Markup::damage: return;
    }
}

void Preparation::start(MarkupToken const& token)
{
    end_text_only();
    auto const name = token.name;
    if (!is_plain_name(name) || contains(dropped_tags, name) || is_repeated(name)) return;
    if (contains(dropped_whole, name)) {
        if (has_room_for(name)) push(name);
        return;
    }
    close_implied(name);
    bool const is_void = is_void_element(name);
    if (!is_void && !has_room_for(name)) return;
    mark(token.line);
    emit_tag(token);
    if (!is_void) push(name);
    if (name == "title" || name == "textarea") text_only_ = name;
}

void Preparation::end(MarkupToken const& token)
{
    bool const was_text_only = text_only_ == token.name;
    end_text_only();
    if (was_text_only || !is_plain_name(token.name) || contains(dropped_tags, token.name)) return;
    if (contains(dropped_whole, token.name)) return drop_content(token.name);
    // The parser would look through all that is open for something to end.
    if (!open_names_.contains(token.name) && !contains(ends_alone, token.name)) return;
    mark(token.line);
    out_.html += "</";
    out_.html += token.name;
    out_.html += '>';
    pop_if(token.name);
}

void Preparation::emit_tag(MarkupToken const& token)
{
    std::size_t room =
        contains(formatting, token.name) ? most_formatting_attributes : token.attributes.size();
    out_.html += '<';
    out_.html += token.name;
    for (auto const& [name, value] : token.attributes) {
        if (!is_plain_name(name)) continue;
        if (room-- == 0) break;
        out_.html += ' ';
        out_.html += name;
        out_.html += "=\"";
        append_escaped_value(out_.html, value);
        out_.html += '"';
    }
    out_.html += '>';
}

// What follows a title or textarea inside it would be text for the parser, to the end of the file where the
// end tag is missing. It ends at the first tag.
void Preparation::end_text_only()
{
    if (text_only_.empty()) return;
    out_.html += "</" + text_only_ + ">";
    pop_if(text_only_);
    text_only_.clear();
}

// At an end tag of dropped_whole: takes back what was written since its start tag.
void Preparation::drop_content(std::string_view name)
{
    if (!open_names_.contains(name)) return;
    while (open_.back().name->first != name)
        pop();
    out_.html.resize(open_.back().offset);
    while (out_.lines.back().offset > out_.html.size())
        out_.lines.pop_back();
    pop();
}

// The parser would merge the attributes of a second <html> or <body> into the first, one by one.
bool Preparation::is_repeated(std::string_view name)
{
    if (name == "html") return std::exchange(seen_html_, true);
    if (name == "head") return std::exchange(seen_head_, true);
    if (name == "body") return std::exchange(seen_body_, true);
    return false;
}

bool Preparation::has_room_for(std::string_view name) const
{
    return open_.size() < deepest_tags &&
           (open_formatting_ < most_open_formatting || !contains(formatting, name));
}

void Preparation::close_implied(std::string_view next)
{
    if (contains(closes_paragraph, next)) pop_if("p");
    if (next == "a" || next == "li") pop_if(next);
    if (next == "dt" || next == "dd") pop_if("dt") || pop_if("dd");
    if (next == "td" || next == "th" || next == "tr") pop_if("td") || pop_if("th");
    if (next == "tr") pop_if("tr");
}

void Preparation::push(std::string_view name)
{
    auto const known = open_names_.find(name);
    auto const entry = known != open_names_.end() ? known : open_names_.emplace(name, 0).first;
    ++entry->second;
    open_.push_back({entry, out_.html.size()});
    if (contains(formatting, name)) ++open_formatting_;
}

void Preparation::pop()
{
    auto const entry = open_.back().name;
    open_.pop_back();
    if (contains(formatting, entry->first)) --open_formatting_;
    if (--entry->second == 0) open_names_.erase(entry);
}

bool Preparation::pop_if(std::string_view name)
{
    if (open_.empty() || open_.back().name->first != name) return false;
    pop();
    return true;
}

void Preparation::mark(std::uint64_t line)
{
    if (out_.lines.back().line != line) out_.lines.push_back({out_.html.size(), line});
}

} // namespace

PreparedHtml prepare(std::string_view html)
{
    std::string valid;
    if (!is_valid(html)) {
        valid = to_valid(html).text;
        html = valid;
    }
    Preparation preparation;
    TagStream tags{{.token_bytes = html.size()}};
    constexpr std::size_t chunk = 1u << 16;
    while (!html.empty()) {
        tags.feed(html.substr(0, chunk));
        html.remove_prefix(std::min(chunk, html.size()));
        while (auto const* token = tags.next())
            preparation.take(*token);
    }
    tags.finish();
    while (auto const* token = tags.next())
        preparation.take(*token);
    return std::move(preparation).result();
}

std::uint64_t PreparedHtml::line_at(std::size_t offset) const noexcept
{
    auto const after = std::ranges::upper_bound(lines, offset, {}, &LineMark::offset);
    return after == lines.begin() ? 1 : (after - 1)->line;
}

} // namespace florilege::text
