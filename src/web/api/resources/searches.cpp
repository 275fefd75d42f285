#include "web/api/resources/searches.hpp"

#include "library/query/tree.hpp"
#include "library/saved_search.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/times.hpp"
#include "web/pages/library/question.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;
using library::SearchName;

constexpr std::array search_fields{
    must("id", Shape::id(), "Its public id"),
    must("name", Shape::text(), "Its name"),
    must("query", Shape::text(), "What is asked, as `q` takes it"),
    must("sort", Shape::one_of(library::sort_names).or_null(), "The order, as `sort` takes it"),
    must("created", Shape::time(), "When it was saved"),
};
constexpr Object search_object{"SavedSearch", "A question under a name", search_fields};
constexpr Shape search_shape = Shape::of(search_object);
constexpr std::array searches_fields{must("items", Shape::list(search_shape), "The searches, by name")};
constexpr Object searches_object{"SavedSearches", "All saved searches", searches_fields};

json::object search_json(library::SavedSearch const& search)
{
    auto const sort = search.sort
                          ? json::value(library::sort_names.at(static_cast<std::size_t>(*search.sort)))
                          : json::value{};
    return {{"id", search.id.text()},
            {"name", search.name},
            {"query", search.query},
            {"sort", sort},
            {"created", time_text(search.created)}};
}

Response list(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& search : library::saved_searches(reading.session, reading.account().id))
        items.push_back(search_json(search));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The searches", &searches_object}}};
constexpr ApiDoc list_doc{
    .id = "listSearches", .chapter = "Saved searches", .answers = list_answers, .by_library = true};

/// The search as it is after a change.
Response as_saved(store::Transaction& transaction, library::Shelf const& shelf, SearchName const& name)
{
    return json_answer(search_json(library::find_saved_search(transaction, shelf.owner, name).value()));
}

constexpr std::array save_fields{
    must("name", Shape::text(1000, 1), "Its name; names are alike whatever the case and accents"),
    must("query", Shape::text(8192), "What is asked, in the query language"),
    may("sort", Shape::one_of(library::sort_names).or_null(), "The order; without it, what the query says"),
};
constexpr Object save_object{"SearchToSave", "A question to be kept under a name", save_fields};

Response save(Changing& changing, Input const& given)
{
    auto const name = SearchName::parse(given.text("name"));
    if (!name) return wrong_field("/name", "is no name");
    // What would fail each time it is asked is said now.
    auto const text = given.text("query");
    if (auto const query = read_query(changing, text); !query)
        return wrong_field("/query", query.error().text());
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        library::save_search(transaction, shelf, *name, text, library::sort_named(given.text("sort")));
        return as_saved(transaction, shelf, *name);
    });
}

constexpr std::array<AnswerDoc, 1> save_answers{
    {{200, "It is kept, in place of the one that had the name", &search_object}}};
constexpr ApiDoc save_doc{.id = "saveSearch",
                          .chapter = "Saved searches",
                          .body = &save_object,
                          .answers = save_answers,
                          .asks =
                              R"({"name": "Unread maps", "query": "tag:maps is:unread", "sort": "oldest"})"};

constexpr std::array rename_fields{must("name", Shape::text(1000, 1), "Its new name")};
constexpr Object rename_object{"NewSearchName", "Another name", rename_fields};

Response rename(Changing& changing, Input const& given)
{
    auto const from = SearchName::parse(changing.capture(0));
    auto const to = SearchName::parse(given.text("name"));
    if (!from) return absent();
    if (!to) return wrong_field("/name", "is no name");
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (!library::find_saved_search(transaction, shelf.owner, *from)) return absent();
        auto const renamed = library::rename_search(transaction, shelf, *from, *to);
        return renamed ? as_saved(transaction, shelf, *to) : conflict(renamed.error().text());
    });
}

constexpr std::array<AnswerDoc, 2> rename_answers{
    {{200, "The search as it is now", &search_object},
     {409, "Another search has that name", &problem_object, problem_type}}};
constexpr ApiDoc rename_doc{.id = "renameSearch",
                            .chapter = "Saved searches",
                            .path = search_path,
                            .body = &rename_object,
                            .answers = rename_answers,
                            .asks = R"({"name": "Maps to read"})"};

Response remove(Changing& changing, Input const&)
{
    auto const name = SearchName::parse(changing.capture(0));
    if (!name) return absent();
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::delete_search(transaction, shelf, *name) ? no_content() : absent();
    });
}

constexpr std::array<AnswerDoc, 1> remove_answers{
    {{204, "It is gone; the change can be undone", nullptr, {}}}};
constexpr ApiDoc remove_doc{
    .id = "deleteSearch", .chapter = "Saved searches", .path = search_path, .answers = remove_answers};

} // namespace

Route const api_list_searches = api_route<list_doc, list>(
    Method::get, "/api/v1/searches", Policy::Who::signed_in, "The searches that were saved");
Route const api_save_search = api_route<save_doc, save>(
    Method::post, "/api/v1/searches", Policy::Who::signed_in, "Keeps a question under a name");
Route const api_rename_saved_search =
    api_route<rename_doc, rename>(Method::post, "/api/v1/searches/{search}/rename", Policy::Who::signed_in,
                                  "Gives a saved search another name");
Route const api_delete_saved_search = api_route<remove_doc, remove>(
    Method::erase, "/api/v1/searches/{search}", Policy::Who::signed_in, "Deletes a saved search");

} // namespace florilege::web
