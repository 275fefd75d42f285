#include "library/title_of.hpp"

#include "text/utf8/utf8.hpp"

namespace florilege::library {
namespace {

constexpr std::size_t longest = 120;

/// The first line, or its first words where it is long.
std::string beginning_of(std::string_view text)
{
    auto const line = text.substr(0, text.find('\n'));
    if (line.size() <= longest) return std::string{line};
    auto cut = text::cut(line, longest);
    if (auto const blank = cut.rfind(' '); blank != std::string_view::npos && blank > longest / 2)
        cut = cut.substr(0, blank);
    return std::string{cut} + "…";
}

std::string place_of(text::Url const& url)
{
    if (!url.is_web()) return url.text();
    std::string place{url.host()};
    if (place.starts_with("www.")) place.erase(0, 4);
    if (url.path() != "/") place += url.path();
    return place;
}

} // namespace

std::string title_of(BookmarkDraft const& bookmark)
{
    if (!bookmark.title.empty()) return bookmark.title;
    if (bookmark.url) return place_of(*bookmark.url);
    if (!bookmark.note.empty()) return beginning_of(bookmark.note);
    for (auto const& highlight : bookmark.highlights)
        if (!highlight.quote.empty()) return beginning_of(highlight.quote);
    return bookmark.author;
}

} // namespace florilege::library
