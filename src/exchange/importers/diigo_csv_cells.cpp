#include "exchange/importers/diigo_csv_cells.hpp"

#include "exchange/extra.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"
#include "text/html/sanitise.hpp"
#include "text/utf8/fold.hpp"

#include <array>

namespace florilege::exchange {
namespace {

constexpr std::string_view highlight_mark = "Highlight:";
constexpr std::string_view sticky_mark = "Sticky notes:";

/// One part of the cell, from its mark to the next.
struct Part {
    enum class Kind { none, highlight, sticky };
    Kind kind = Kind::none;
    std::string_view content;
};

std::vector<Part> parts_of(std::string_view cell);
bool has_lines(std::string_view text);
bool has_formatting(std::string_view html);

} // namespace

std::vector<std::string> diigo_tags(std::string_view cell)
{
    std::vector<std::string> tags;
    std::string tag;
    bool quoted = false;
    auto const close = [&] {
        std::string const name{trimmed(tag)};
        if (!name.empty() && name != "no_tag" && name != "notag") tags.push_back(name);
        tag.clear();
    };
    for (std::size_t at = 0; at < cell.size(); ++at) {
        char const c = cell[at];
        if (quoted && c == '"' && at + 1 < cell.size() && cell[at + 1] == '"') {
            tag += '"';
            ++at;
        } else if (c == '"' && (quoted || trimmed(tag).empty())) {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            close();
        } else {
            tag += c;
        }
    }
    close();
    return tags;
}

std::string diigo_description(std::string_view cell)
{
    std::string_view const text = trimmed(cell);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string{text};
    std::string inner;
    std::string_view const wrapped = text.substr(1, text.size() - 2);
    for (std::size_t at = 0; at < wrapped.size(); ++at) {
        if (wrapped[at] == '"') {
            // `"one" and "two"` begins and ends with quotes of its own.
            if (at + 1 == wrapped.size() || wrapped[at + 1] != '"') return std::string{text};
            ++at;
        }
        inner += wrapped[at];
    }
    return std::string{trimmed(inner)};
}

DiigoAnnotations diigo_annotations(std::string_view cell)
{
    DiigoAnnotations read;
    bool on_page = true; // the notes that follow are on the page
    Part before;
    for (Part const& part : parts_of(cell)) {
        std::string_view const content = trimmed(part.content);
        // A mark behind a line that went on may be a line of that text.
        if (before.kind != Part::Kind::none && has_lines(before.content)) read.ambiguous = true;
        switch (part.kind) {
        case Part::Kind::none:
            read.stray = content;
            read.ambiguous = true;
            break;
        case Part::Kind::highlight:
            // An empty one without a note behind it says nothing.
            if (before.kind == Part::Kind::highlight && trimmed(before.content).empty())
                read.ambiguous = true;
            on_page = content.empty();
            if (!on_page) read.highlights.push_back(diigo_highlight(content));
            break;
        case Part::Kind::sticky:
            if (before.kind == Part::Kind::none) read.ambiguous = true;
            if (content.empty()) break;
            if (on_page) {
                read.highlights.emplace_back().note = content;
            } else if (read.highlights.back().note.empty()) {
                read.highlights.back().note = content;
            } else {
                read.highlights.back().replies.emplace_back().text = content;
            }
            break;
        }
        before = part;
    }
    if (before.kind == Part::Kind::highlight && trimmed(before.content).empty()) read.ambiguous = true;
    return read;
}

namespace {

std::vector<Part> parts_of(std::string_view cell)
{
    std::vector<Part> parts;
    Part::Kind kind = Part::Kind::none;
    std::size_t begin = 0;
    auto const close = [&](std::size_t end) {
        std::string_view const content = cell.substr(begin, end - begin);
        if (kind != Part::Kind::none || !trimmed(content).empty()) parts.push_back({kind, content});
    };
    for (std::size_t at = 0; at < cell.size();) {
        std::string_view const rest = cell.substr(at);
        for (auto const& [mark, named] :
             {std::pair{highlight_mark, Part::Kind::highlight}, std::pair{sticky_mark, Part::Kind::sticky}}) {
            if (!rest.starts_with(mark)) continue;
            close(at);
            kind = named;
            begin = at + mark.size();
        }
        auto const end = cell.find('\n', at);
        at = end == std::string_view::npos ? cell.size() : end + 1;
    }
    close(cell.size());
    return parts;
}

bool has_lines(std::string_view text)
{
    return trimmed(text).find('\n') != std::string_view::npos;
}

/// Whether HTML says more than its text: any element but those that only lay text out.
bool has_formatting(std::string_view html)
{
    static constexpr std::array<std::string_view, 6> layout{"br", "div", "font", "p", "span", "wbr"};
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        std::size_t begin = at + 1;
        if (begin < html.size() && html[begin] == '/') ++begin;
        std::string name;
        while (begin < html.size() && name.size() < 16) {
            char const c = static_cast<char>(html[begin] | 0x20);
            bool const letter =
                (c >= 'a' && c <= 'z') || (!name.empty() && html[begin] >= '0' && html[begin] <= '9');
            if (!letter) break;
            name += html[begin++] <= '9' ? html[begin - 1] : c;
        }
        if (!name.empty() && !std::binary_search(layout.begin(), layout.end(), name)) return true;
    }
    return false;
}

/// What the first picture shows, or its address; empty where there is none.
std::string picture_in(std::string_view html)
{
    auto const document = text::Document::parse(html);
    if (!document) return {};
    auto const picture = document->body().find("img");
    if (!picture) return {};
    std::string const shown = text::collapse_spaces(picture.attribute("alt").value_or(""));
    return shown.empty() ? text::collapse_spaces(picture.attribute("src").value_or("")) : shown;
}

} // namespace

library::HighlightDraft diigo_highlight(std::string_view html)
{
    library::HighlightDraft highlight;
    highlight.quote = text::readable(html);
    if (highlight.quote.empty()) highlight.quote = picture_in(html);
    if (highlight.quote.empty()) highlight.quote = text::collapse_spaces(html);
    if (auto const safe = text::sanitise(html, {.images = text::Images::keep}); has_formatting(safe)) {
        Extra extra;
        extra.put("html", safe);
        highlight.extra = extra.json();
    }
    return highlight;
}

} // namespace florilege::exchange
