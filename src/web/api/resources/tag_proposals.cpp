#include "library/columns/columns.hpp"
#include "library/read.hpp"
#include "library/search/names.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "text/url/keys.hpp"
#include "web/api/addresses.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/resources/tags.hpp"

#include <boost/json.hpp>

/// What somebody may be about to type, or want.
namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t items_where_not_said = 10;
constexpr std::int64_t most_proposals = 100;

constexpr std::array complete_parameters{
    may("text", Shape::text(1000), "What was typed; without it, the most used tags of all"),
    may("limit", Shape::whole(1, most_proposals), "How many to give: 10 where it is not said"),
};
constexpr std::array completion_fields{
    must("name", Shape::text(), "The tag"),
    must("alias", Shape::text().or_null(), "The alias by which it was found"),
    must("bookmarks", Shape::whole(), "How many bookmarks carry it"),
};
constexpr Object completion_object{"Completion", "A tag that may be meant", completion_fields};
constexpr Shape completion_shape = Shape::of(completion_object);
constexpr std::array completions_fields{
    must("items", Shape::list(completion_shape), "The tags, the likeliest first")};
constexpr Object completions_object{"Completions", "Tags that may be meant", completions_fields};

Response complete(Reading& reading, Input const& asked)
{
    json::array items;
    for (auto const& one : completions_of(reading, reading.session)
                               ->complete(asked.text("text"), asked.count("limit", items_where_not_said)))
        items.push_back(json::object{
            {"name", one.name}, {"alias", text_or_null(one.alias)}, {"bookmarks", one.bookmarks}});
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> complete_answers{{{200, "The tags", &completions_object}}};
constexpr ApiDoc complete_doc{.id = "completeTag",
                              .chapter = "Tags",
                              .query = complete_parameters,
                              .answers = complete_answers,
                              .asks = "text=soc"};

constexpr std::array suggest_parameters{
    may("bookmark", Shape::id(), "The bookmark that may want tags"),
    may("url", Shape::url(), "The address of the page, where it is no bookmark yet or its id is not known"),
    may("title", Shape::text(65536), "Its title, in place of the one that is kept"),
    may("note", Shape::text(65536), "The same for its note"),
    may("limit", Shape::whole(1, most_proposals), "How many to give: 10 where it is not said"),
};
constexpr std::array suggestion_fields{
    must("name", Shape::text(), "The tag"),
    must("score", Shape::real(), "How much says for it, from 0 to 1"),
    must("site", Shape::real(), "How much of that others of its site say"),
    must("words", Shape::real(), "How much the words of the page say"),
    must("neighbours", Shape::real(), "How much bookmarks say that share words or tags with it"),
};
constexpr Object suggestion_object{"Suggestion", "A tag that a page may want", suggestion_fields};
constexpr Shape suggestion_shape = Shape::of(suggestion_object);
constexpr std::array suggestions_fields{
    must("items", Shape::list(suggestion_shape), "The tags, the best first")};
constexpr Object suggestions_object{"Suggestions", "Tags that a page may want", suggestions_fields};

/// A page that tags are asked for, and the bookmark that it is.
struct Page {
    library::BookmarkDraft content = {};
    std::optional<library::BookmarkId> bookmark = {};
};

std::optional<library::BookmarkId> bookmark_at(Reading& reading, text::Url const& url)
{
    auto const rows = library::rows_of_page(reading.session, reading.account().id,
                                            {text::key_of(text::page_form(url)), url.text()});
    if (rows.empty()) return std::nullopt;
    return library::BookmarkId{rows.front()};
}

Response suggest(Reading& reading, Input const& asked)
{
    Page page;
    if (auto const address = asked.maybe_text("url")) {
        auto const url = read_address(*address);
        if (!url) return wrong_parameter("url", url.error().reason());
        page.content.url = *url;
        page.bookmark = bookmark_at(reading, *url);
    }
    if (auto const id = asked.id("bookmark")) {
        page.bookmark = library::find_bookmark(reading.session, *id);
        if (!page.bookmark) return absent();
    }
    if (page.bookmark)
        if (auto bookmark = library::read_bookmark(reading.session, *page.bookmark))
            page.content = std::move(bookmark->content);
    if (auto title = asked.maybe_text("title")) page.content.title = std::move(*title);
    if (auto note = asked.maybe_text("note")) page.content.note = std::move(*note);
    json::array items;
    for (auto const& one :
         library::suggested_tags(reading.session, reading.site.columns, reading.account().id, page.content,
                                 page.bookmark, asked.count("limit", items_where_not_said)))
        items.push_back(json::object{{"name", one.name},
                                     {"score", one.score()},
                                     {"site", one.site},
                                     {"words", one.words},
                                     {"neighbours", one.neighbours}});
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 2> suggest_answers{
    {{200, "The tags", &suggestions_object},
     {404, "There is no such bookmark", &problem_object, problem_type}}};
constexpr ApiDoc suggest_doc{.id = "suggestTags",
                             .chapter = "Tags",
                             .query = suggest_parameters,
                             .answers = suggest_answers,
                             .asks = "url=https://example.org/maps&title=Old%20maps"};

} // namespace

Route const api_complete_tag = api_route<complete_doc, complete>(
    Method::get, "/api/v1/tags/complete", Policy::Who::signed_in, "Tags that somebody may be about to type");
Route const api_suggest_tags =
    api_route<suggest_doc, suggest>(Method::get, "/api/v1/tags/suggest", Policy::Who::signed_in,
                                    "Tags that a page may want, from the visitor's own library");

} // namespace florilege::web
