#include "library/title_of.hpp"

#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::library {
namespace {

constexpr std::size_t longest_name = 120;

std::string said_in(HighlightDraft const& highlight)
{
    return first_words(highlight.quote.empty() ? highlight.note : highlight.quote);
}

} // namespace

std::string title_of(BookmarkDraft const& bookmark)
{
    if (auto title = text::collapse_spaces(bookmark.title); !title.empty()) return title;
    if (bookmark.url) return name_of(*bookmark.url);
    if (auto words = first_words(bookmark.note); !words.empty()) return words;
    for (auto const& highlight : bookmark.highlights)
        if (auto words = said_in(highlight); !words.empty()) return words;
    return {};
}

std::string name_of(text::Url const& url)
{
    std::string_view name = url.text();
    if (url.has_host()) {
        name.remove_prefix(url.scheme().size() + std::string_view{"://"}.size());
        auto const user_end = name.find('@');
        if (user_end < name.find_first_of("/?#")) name.remove_prefix(user_end + 1);
    }
    if (name.ends_with('/')) name.remove_suffix(1);
    if (name.size() <= longest_name) return std::string{name};
    return std::string{text::cut(name, longest_name)} + "…";
}

std::string first_words(std::string_view text, std::size_t longest)
{
    auto words = text::collapse_spaces(text);
    if (words.size() <= longest) return words;
    auto const beginning = text::cut(words, longest);
    return std::string{beginning.substr(0, beginning.rfind(' '))} + " …";
}

} // namespace florilege::library
