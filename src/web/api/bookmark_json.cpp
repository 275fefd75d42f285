#include "web/api/bookmark_json.hpp"

#include "library/version.hpp"
#include "web/api/choices.hpp"
#include "web/api/highlight_json.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

#include <array>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape any_text = Shape::text();
constexpr Shape highlight_shape = Shape::of(highlight_object);
constexpr Shape path_shape = Shape::list(any_text);

constexpr std::array bookmark_fields{
    must("id", Shape::id(), "Its public id"),
    must("version", Shape::text(), "Of its whole content: what If-Match takes, in quotes"),
    must("kind", Shape::one_of(kind_words), "What was read"),
    must("url", Shape::url().or_null(), "Its address"),
    must("author", Shape::text(), "Of a book or document"),
    must("title", Shape::text(), "Its title"),
    must("note", Shape::text(), "What was said about it"),
    must("tags", Shape::list(any_text), "Its tags, in their order"),
    must("audience", Shape::one_of(audience_words), "Who may read it"),
    must("unread", Shape::yes_no(), "It is still to be read; of somebody else's always false"),
    must("archived", Shape::yes_no(), "It is put away; of somebody else's always false"),
    must("favourite", Shape::yes_no(), "It is a favourite; of somebody else's always false"),
    must("created", Shape::time(), "When it was saved"),
    must("updated", Shape::time(), "When what it says was last changed"),
    must("highlights", Shape::list(highlight_shape), "Passages of it, and notes on the whole"),
    must("lists", Shape::list(path_shape), "The lists it stands in, each as titles from the outermost in"),
};
constexpr auto whole_fields =
    joined(bookmark_fields,
           std::array{must("article", Shape::text(), "The readable text of the page, where it is known")});
constexpr auto found_fields = joined(
    bookmark_fields, std::array{must("snippet", Shape::text().or_null(),
                                     "HTML: the passage where the words were found, these in <mark>")});

} // namespace

constexpr Object bookmark_object{"Bookmark", "One saving of a page, a book or a passage", bookmark_fields};
constexpr Object whole_bookmark_object{"WholeBookmark", "A bookmark with the text of its page", whole_fields};
constexpr Object found_bookmark_object{"FoundBookmark", "A bookmark as a search finds it", found_fields};

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value{} : json::value(text);
}

json::value time_or_null(std::optional<Time> const& time)
{
    return time ? json::value(time_text(*time)) : json::value{};
}

json::value url_or_null(std::optional<text::Url> const& url)
{
    return url ? json::value(url->text()) : json::value{};
}

json::object bookmark_json(library::BookmarkDraft const& bookmark)
{
    json::array highlights;
    for (auto const& highlight : bookmark.highlights)
        highlights.push_back(highlight_json(highlight));
    json::array lists;
    for (auto const& path : bookmark.lists)
        lists.push_back(json::array(path.begin(), path.end()));
    return {{"id", bookmark.id->text()},
            {"version", library::version_of(bookmark).text()},
            {"kind", word_of(bookmark.kind)},
            {"url", url_or_null(bookmark.url)},
            {"author", bookmark.author},
            {"title", bookmark.title},
            {"note", bookmark.note},
            {"tags", json::array(bookmark.tags.begin(), bookmark.tags.end())},
            {"audience", word_of(bookmark.audience.value_or(accounts::Audience::me()))},
            {"unread", bookmark.unread},
            {"archived", bookmark.archived},
            {"favourite", bookmark.favourite},
            {"created", time_text(*bookmark.created)},
            {"updated", time_text(*bookmark.updated)},
            {"highlights", std::move(highlights)},
            {"lists", std::move(lists)}};
}

json::object whole_bookmark_json(library::BookmarkDraft const& bookmark)
{
    auto object = bookmark_json(bookmark);
    object["article"] = bookmark.article;
    return object;
}

} // namespace florilege::web
