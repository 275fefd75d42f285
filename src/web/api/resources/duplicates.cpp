#include "web/api/resources/duplicates.hpp"

#include "library/duplicates/duplicates.hpp"
#include "library/duplicates/merge_duplicates.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t pages_where_not_said = 50;
constexpr Shape limit_shape = Shape::whole(1, 1000);

constexpr std::array parameters{may("limit", limit_shape, "How many pages to give: 50 where it is not said")};

constexpr Shape bookmark_shape = Shape::of(bookmark_object);
constexpr std::array page_fields{
    must("bookmarks", Shape::list(bookmark_shape), "Its bookmarks, the one that would stay first")};
constexpr Object page_object{"SamePage", "A page that is saved under several addresses", page_fields};
constexpr Shape page_shape = Shape::of(page_object);
constexpr std::array duplicates_fields{
    must("total", Shape::whole(), "How many pages are saved more than once"),
    must("items", Shape::list(page_shape), "The pages; the one that was last saved again first"),
};
constexpr Object duplicates_object{"Duplicates", "Pages that are saved more than once", duplicates_fields};

Response read(Reading& reading, Input const& asked)
{
    auto const found = library::duplicates(reading.session, reading.account().id,
                                           asked.count("limit", pages_where_not_said));
    json::array items;
    for (auto const& same : found.pages) {
        json::array bookmarks;
        for (auto const& bookmark : same)
            bookmarks.push_back(bookmark_json(bookmark.content));
        items.push_back(json::object{{"bookmarks", std::move(bookmarks)}});
    }
    return json_answer(json::object{{"total", found.total}, {"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> answers{{{200, "The pages", &duplicates_object}}};
constexpr ApiDoc doc{.id = "listDuplicates",
                     .chapter = "Duplicates",
                     .query = parameters,
                     .answers = answers,
                     .asks = "limit=10",
                     .by_library = true};

constexpr Shape id_shape = Shape::id();
constexpr std::array merge_fields{
    may("bookmarks", Shape::list(id_shape, 1000, 1), "Any one bookmark of each page to merge"),
    may("limit", limit_shape, "Or so many pages, those that the list gives first"),
};
constexpr Object merge_object{"PagesToMerge", "Either `bookmarks` or `limit`", merge_fields};
constexpr std::array merged_fields{
    must("pages", Shape::whole(), "How many pages are one bookmark now"),
    must("bookmarks", Shape::whole(), "How many bookmarks are part of another one now"),
};
constexpr Object merged_object{"PagesMerged", "What merging came to", merged_fields};

Response merge(Changing& changing, Input const& given)
{
    auto const texts = given.maybe_texts("bookmarks");
    if (texts.has_value() == given.has("limit"))
        return wrong_field("/bookmarks", "is to be there, or `limit`, and not both");
    std::vector<PublicId> ids;
    for (auto const& text : given.texts("bookmarks"))
        ids.push_back(PublicId::parse(text).value());
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const merged = [&]() -> Result<library::PagesMerged> {
            if (texts) return library::merge_pages(transaction, shelf, ids);
            return library::merge_duplicates(transaction, shelf, given.count("limit", pages_where_not_said));
        }();
        if (!merged) return conflict(merged.error().text());
        return json_answer(json::object{{"pages", merged->pages}, {"bookmarks", merged->bookmarks}});
    });
}

constexpr std::array<AnswerDoc, 2> merge_answers{
    {{200, "It is done; one change that can be undone", &merged_object},
     {409, "There is no such bookmark, or its page is saved once", &problem_object, problem_type}}};
constexpr ApiDoc merge_doc{.id = "mergeDuplicates",
                           .chapter = "Duplicates",
                           .body = &merge_object,
                           .answers = merge_answers,
                           .asks = R"({"limit": 50})"};

} // namespace

Route const api_duplicates =
    api_route<doc, read>(Method::get, "/api/v1/duplicates", Policy::Who::signed_in,
                         "Pages of the visitor's library that are saved under several addresses");
Route const api_merge_duplicates =
    api_route<merge_doc, merge>(Method::post, "/api/v1/duplicates/merge", Policy::Who::signed_in,
                                "Makes one bookmark of each of these pages, in which nothing is lost");

} // namespace florilege::web
