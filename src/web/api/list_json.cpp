#include "web/api/list_json.hpp"

#include "web/api/bookmark_json.hpp"
#include "web/api/choices.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

#include <array>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape any_text = Shape::text();

constexpr std::array list_fields{
    must("id", Shape::id(), "Its public id"),
    must("title", Shape::text(), "Its title"),
    must("path", Shape::list(any_text), "Titles from the outermost list in, its own last"),
    must("note", Shape::text(), "What is said about it"),
    must("audience", Shape::one_of(audience_words), "Who may read it"),
    must("created", Shape::time(), "When it was made"),
    must("entries", Shape::whole(), "How many entries it has"),
};

constexpr std::array page_fields{
    must("id", Shape::id(), "The bookmark's id"),
    must("title", Shape::text(), "Its title"),
    must("url", Shape::text().or_null(), "Its address"),
};
constexpr Object page_object{"ListedBookmark", "A bookmark that stands in a list", page_fields};
constexpr std::array passage_fields{
    must("id", Shape::id(), "The highlight's id"),
    must("quote", Shape::text(), "The passage"),
    must("note", Shape::text(), "What was said about it"),
};
constexpr Object passage_object{"ListedHighlight", "A highlight that stands in a list", passage_fields};
constexpr std::array entry_fields{
    must("place", Shape::whole(1), "Its place, from 1"),
    must("bookmark", Shape::of(page_object).or_null(), "What stands there, or what its highlight is of"),
    must("highlight", Shape::of(passage_object).or_null(), "The highlight, where it is one"),
    must("note", Shape::text(), "A text between the others, or beside this one"),
};
constexpr Object entry_object{"ListEntry", "One line of a list", entry_fields};
constexpr Shape entry_shape = Shape::of(entry_object);
constexpr Shape list_shape = Shape::of(list_object);
constexpr auto whole_fields =
    joined(list_fields, std::array{
                            must("items", Shape::list(entry_shape), "What stands in it, in its order"),
                            must("inside", Shape::list(list_shape), "The lists that are directly inside it"),
                        });

json::object entry_json(library::OutlineEntry const& entry, std::size_t place)
{
    json::object object{
        {"place", place}, {"bookmark", nullptr}, {"highlight", nullptr}, {"note", entry.note}};
    if (auto const& page = entry.page)
        object["bookmark"] =
            json::object{{"id", page->id.text()}, {"title", page->title}, {"url", text_or_null(page->url)}};
    if (auto const& passage = entry.passage)
        object["highlight"] =
            json::object{{"id", passage->id.text()}, {"quote", passage->quote}, {"note", passage->note}};
    return object;
}

} // namespace

constexpr Object list_object{"List", "A list without what stands in it", list_fields};
constexpr Object whole_list_object{"WholeList", "A list with what stands in it", whole_fields};

json::object list_json(library::ListHead const& list)
{
    return {{"id", list.id.text()},
            {"title", list.path.back()},
            {"path", json::array(list.path.begin(), list.path.end())},
            {"note", list.note},
            {"audience", word_of(list.audience)},
            {"created", time_text(list.created)},
            {"entries", list.entries}};
}

json::object whole_list_json(store::Session& session, std::vector<library::ListHead> const& all,
                             library::ListHead const& list)
{
    auto object = list_json(list);
    json::array items;
    for (auto const& entry : library::entries_of(session, list.key))
        items.push_back(entry_json(entry, items.size() + 1));
    object["items"] = std::move(items);
    json::array inside;
    for (auto const& other : all)
        if (other.parent == list.key) inside.push_back(list_json(other));
    object["inside"] = std::move(inside);
    return object;
}

} // namespace florilege::web
