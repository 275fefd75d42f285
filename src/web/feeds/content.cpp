#include "web/feeds/content.hpp"

#include "library/title_of.hpp"
#include "text/html/escape.hpp"

namespace florilege::web {
namespace {

constexpr std::size_t longest_summary = 300;
constexpr std::string_view ellipsis = " …";

void write_lines(text::Writer& html, std::string_view paragraph)
{
    while (true) {
        auto const end = paragraph.find('\n');
        html.text(paragraph.substr(0, end));
        if (end == std::string_view::npos) return;
        html.empty("br");
        paragraph.remove_prefix(end + 1);
    }
}

/// An empty line ends a paragraph. Which way its script runs, a reader finds out for each.
void write_paragraphs(text::Writer& html, std::string_view text)
{
    while (!text.empty()) {
        auto const end = std::min(text.find("\n\n"), text.size());
        if (end > 0) {
            html.open("p", {{"dir", "auto"}});
            write_lines(html, text.substr(0, end));
            html.close();
        }
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

void write_highlight(text::Writer& html, library::HighlightDraft const& highlight)
{
    if (!highlight.quote.empty()) {
        html.open("blockquote");
        write_paragraphs(html, highlight.quote);
        html.close();
    }
    write_paragraphs(html, highlight.note);
}

void write_tags(text::Writer& html, std::vector<FeedTag> const& tags)
{
    if (tags.empty()) return;
    html.open("p");
    for (auto const& tag : tags) {
        if (&tag != &tags.front()) html.text(", ");
        if (tag.address.empty())
            html.text(tag.name);
        else
            html.element("a", tag.name, {{"href", tag.address}});
    }
    html.close();
}

void write_link(text::Writer& html, std::string_view address, std::string_view name)
{
    html.open("p").element("a", name, {{"href", address}}).close();
}

} // namespace

std::string content_of(library::BookmarkDraft const& bookmark, FeedEntry const& entry, FeedLinks links)
{
    auto const& other = links_of(entry, links).other;
    bool const is_target = !other.empty() && &other == &entry.target;
    text::Writer html;
    if (is_target) write_link(html, other, entry.title);
    write_paragraphs(html, bookmark.note);
    for (auto const& highlight : bookmark.highlights)
        write_highlight(html, highlight);
    write_tags(html, entry.tags);
    if (!other.empty() && !is_target) write_link(html, other, "∞");
    return html.take();
}

std::string summary_of(library::BookmarkDraft const& bookmark)
{
    constexpr auto longest = longest_summary - ellipsis.size();
    if (!bookmark.note.empty()) return library::first_words(bookmark.note, longest);
    for (auto const& highlight : bookmark.highlights)
        if (!highlight.quote.empty()) return library::first_words(highlight.quote, longest);
    return {};
}

} // namespace florilege::web
