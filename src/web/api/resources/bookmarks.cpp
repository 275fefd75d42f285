#include "web/api/resources/bookmarks.hpp"

#include "library/read.hpp"
#include "library/take.hpp"
#include "web/api/answers.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/resources/search.hpp"
#include "web/api/taken_words.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

Response search(Reading& reading, Input const& asked)
{
    return search_library(reading, asked, reading.account().id);
}

constexpr std::array<AnswerDoc, 1> search_answers{
    {{200, "One page of what was found", &search_result_object}}};
constexpr ApiDoc search_doc{.id = "searchBookmarks",
                            .chapter = "Bookmarks",
                            .query = search_parameters,
                            .answers = search_answers,
                            .asks = "q=tag:maps%20paris&limit=10",
                            .condition = Condition::at_times};

constexpr std::array taken_fields{
    must("result", Shape::one_of(taken_words), "What became of it: the same page may have been saved before"),
    must("bookmark", Shape::of(bookmark_object), "What it is now"),
};
constexpr Object taken_object{"TakenBookmark", "What became of what was saved", taken_fields};

Response add(Changing& changing, Input const& given)
{
    auto const draft = draft_of(given);
    if (auto const* wrong = std::get_if<Response>(&draft)) return *wrong;
    // Worked out before the transaction, in which others wait.
    library::PreparedDraft const prepared{std::get<library::BookmarkDraft>(draft)};
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const taken = library::take(transaction, shelf, prepared);
        auto const key = library::find_kept(transaction, shelf, prepared);
        auto const bookmark = library::read_bookmark(transaction, key.value()).value();
        json::object const body{{"result", word_of(taken)}, {"bookmark", bookmark_json(bookmark.content)}};
        if (taken != library::Taken::added) return json_answer(body);
        return created(body, "/api/v1/bookmarks/" + bookmark.content.id->text());
    });
}

constexpr std::array<AnswerDoc, 2> add_answers{
    {{201, "It was added", &taken_object},
     {200, "The same was saved before: what was new went into it, or nothing was new", &taken_object}}};
constexpr ApiDoc add_doc{
    .id = "addBookmark",
    .chapter = "Bookmarks",
    .body = &new_bookmark_object,
    .answers = add_answers,
    .asks = R"({"url": "https://example.org/maps", "title": "Old maps", "tags": ["maps", "city history"]})",
    .takes_many = true};

} // namespace

Route const api_search_bookmarks =
    api_route<search_doc, search>(Method::get, "/api/v1/bookmarks", Policy::Who::signed_in,
                                  "Finds bookmarks: all of them, or what answers a query");
Route const api_add_bookmark =
    api_route<add_doc, add>(Method::post, "/api/v1/bookmarks", Policy::Who::signed_in,
                            "Saves a page, a book, a document or a passage without a link");

} // namespace florilege::web
