#include "web/api/resources/highlights.hpp"

#include "library/highlights/highlights.hpp"
#include "library/read.hpp"
#include "library/version.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/highlight_json.hpp"
#include "web/api/path_fields.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t items_where_not_said = 20;

constexpr std::array limit_parameters{
    may("limit", Shape::whole(1, 10'000), "How many to give: 20 where it is not said")};

constexpr Shape placed_shape = Shape::of(placed_highlight_object);
constexpr std::array newest_fields{
    must("items", Shape::list(placed_shape), "The highlights, the newest first")};
constexpr Object newest_object{"NewestHighlights", "Passages that were marked last", newest_fields};

Response newest(Reading& reading, Input const& asked)
{
    json::array items;
    for (auto const& [highlight, bookmark] : library::newest_highlights(
             reading.session, reading.account().id, asked.count("limit", items_where_not_said)))
        items.push_back(placed_highlight_json(highlight, bookmark));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> newest_answers{{{200, "The highlights", &newest_object}}};
constexpr ApiDoc newest_doc{.id = "newestHighlights",
                            .chapter = "Highlights",
                            .query = limit_parameters,
                            .answers = newest_answers,
                            .by_library = true};

constexpr Shape source_shape = Shape::of(marked_source_object);
constexpr std::array sources_fields{
    must("items", Shape::list(source_shape), "Where something was marked last comes first")};
constexpr Object sources_object{"MarkedSources", "What passages were marked in", sources_fields};

Response sources(Reading& reading, Input const& asked)
{
    json::array items;
    for (auto const& source : library::highlighted_sources(reading.session, reading.account().id,
                                                           asked.count("limit", items_where_not_said)))
        items.push_back(marked_source_json(source));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> sources_answers{
    {{200, "The bookmarks with their passages", &sources_object}}};
constexpr ApiDoc sources_doc{.id = "highlightedSources",
                             .chapter = "Highlights",
                             .query = limit_parameters,
                             .answers = sources_answers,
                             .by_library = true};

Response read(Reading& reading, Input const&)
{
    auto const id = PublicId::parse(reading.capture(0));
    auto const place = id ? library::find_highlight(reading.session, *id) : std::nullopt;
    auto const bookmark = place ? library::read_bookmark(reading.session, place->source) : std::nullopt;
    if (!bookmark) return absent();
    auto const& all = bookmark->content.highlights;
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == *id; });
    if (found == all.end()) return absent();
    auto response = json_answer(placed_highlight_json(*found, bookmark->content));
    response.etag = library::version_of(bookmark->content).text();
    return response;
}

constexpr std::array<AnswerDoc, 1> read_answers{
    {{200, "The highlight; its entity tag is the version of its bookmark", &placed_highlight_object}}};
constexpr ApiDoc read_doc{.id = "readHighlight",
                          .chapter = "Highlights",
                          .path = highlight_path,
                          .answers = read_answers,
                          .condition = Condition::if_none_match};

} // namespace

Route const api_newest_highlights = api_route<newest_doc, newest>(
    Method::get, "/api/v1/highlights", Policy::Who::signed_in, "The passages that were marked last");
Route const api_highlighted_sources =
    api_route<sources_doc, sources>(Method::get, "/api/v1/highlights/sources", Policy::Who::signed_in,
                                    "What passages were marked in, with these");
Route const api_read_highlight =
    api_route<read_doc, read>(Method::get, "/api/v1/highlights/{highlight}", Policy::Who::signed_in,
                              "One highlight, also of somebody else's bookmark that is public");

} // namespace florilege::web
