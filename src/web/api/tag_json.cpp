#include "web/api/tag_json.hpp"

#include "web/api/bookmark_json.hpp"
#include "web/api/facet_json.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape name_shape = Shape::text();
constexpr Shape facet_shape = Shape::of(facet_object);
constexpr Shape tag_shape = Shape::of(tag_object);

constexpr std::array fields{
    must("name", Shape::text(), "Its name"),
    must("bookmarks", Shape::whole(), "How many bookmarks carry it"),
    must("aliases", Shape::list(name_shape), "Its other names"),
    must("parent", Shape::text().or_null(), "The tag it stands under"),
};

constexpr std::array newest_fields{
    must("id", Shape::id(), "Its public id"),
    must("url", Shape::url().or_null(), "Its address"),
    must("title", Shape::text(), "Its title"),
    must("note", Shape::text(), "What was said about it"),
    must("created", Shape::time(), "When it was saved"),
};
constexpr Object newest_object{"BookmarkInShort", "What a bookmark is called, and where it leads",
                               newest_fields};
constexpr Shape newest_shape = Shape::of(newest_object);

constexpr auto page_fields =
    joined(fields, std::array{
                       must("children", Shape::list(tag_shape), "The tags right below it"),
                       must("with_children", Shape::whole(), "How many bookmarks carry it or a tag below it"),
                       must("first", Shape::time().or_null(), "When the oldest of these was saved"),
                       must("last", Shape::time().or_null(), "When the newest of these was saved"),
                       must("related", Shape::list(facet_shape), "Tags that these often carry beside it"),
                       must("newest", Shape::list(newest_shape), "The newest of these"),
                   });

} // namespace

constexpr Object tag_object{"Tag", "A tag of the vocabulary", fields};
constexpr Object tag_page_object{"TagPage", "What there is to say about one tag", page_fields};

json::object tag_json(library::Tag const& tag)
{
    return {{"name", tag.name},
            {"bookmarks", tag.bookmarks},
            {"aliases", json::array(tag.aliases.begin(), tag.aliases.end())},
            {"parent", text_or_null(tag.parent)}};
}

json::object tag_page_json(library::TagPage const& page)
{
    json::array children;
    for (auto const& child : page.children)
        children.push_back(tag_json(child));
    json::array newest;
    for (auto const& [key, bookmark] : page.newest)
        newest.push_back(json::object{{"id", bookmark.id->text()},
                                      {"url", url_or_null(bookmark.url)},
                                      {"title", bookmark.title},
                                      {"note", bookmark.note},
                                      {"created", time_text(*bookmark.created)}});
    auto object = tag_json(page.tag);
    object["children"] = std::move(children);
    object["with_children"] = page.bookmarks;
    object["first"] = time_or_null(page.first);
    object["last"] = time_or_null(page.last);
    object["related"] = facet_list(page.related);
    object["newest"] = std::move(newest);
    return object;
}

} // namespace florilege::web
