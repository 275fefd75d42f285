#include "web/api/resources/tags.hpp"

#include "library/columns/columns.hpp"
#include "library/read.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/resources/search.hpp"
#include "web/api/tag_json.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 2> sorts{"name", "count"};
constexpr std::size_t items_where_not_said = 100;

constexpr std::array list_parameters{
    may("beginning", Shape::text(1000), "Only tags whose name begins so; case and accents do not count"),
    may("sort", Shape::one_of(sorts),
        "By name, which is what comes unsaid, or by count, the most used first"),
    may("limit", Shape::whole(1, most_items), "How many items to give: 100 where it is not said"),
    may("cursor", Shape::text(2048, 1), "`next` of an answer to the same question"),
};

constexpr Shape tag_shape = Shape::of(tag_object);
constexpr std::array list_fields{
    must("total", Shape::whole(), "How many there are"),
    must("items", Shape::list(tag_shape), "This page of them"),
    must("next", Shape::text().or_null(), "The cursor of the page behind this one"),
};
constexpr Object list_object{"TagList", "One page of the vocabulary", list_fields};

constexpr std::string_view purpose = "tags";

bool more_used(library::Tag const& a, library::Tag const& b)
{
    return a.bookmarks > b.bookmarks;
}

/// The last tag that was given, by which the next page is found whatever came or went between.
std::string place_of(library::Tag const& tag)
{
    return std::to_string(tag.bookmarks) + ' ' + tag.name;
}

/// Where the page behind that tag begins; a tag that is gone begins where it would stand.
std::size_t begin_behind(std::vector<library::Tag> const& tags, std::string_view place, bool by_count)
{
    auto const blank = place.find(' ');
    library::Tag last{library::TagId{0},
                      std::string{place.substr(blank + 1)},
                      {},
                      {},
                      std::stoll(std::string{place.substr(0, blank)})};
    auto const same = std::find_if(tags.begin(), tags.end(),
                                   [&](library::Tag const& tag) { return tag.name == last.name; });
    if (same != tags.end() && (!by_count || same->bookmarks == last.bookmarks))
        return static_cast<std::size_t>(same - tags.begin()) + 1;
    auto const found = by_count ? std::upper_bound(tags.begin(), tags.end(), last, more_used)
                                : std::find_if(tags.begin(), tags.end(), [&](library::Tag const& tag) {
                                      return library::TagName::parse(tag.name)->folded() >
                                             library::TagName::parse(last.name)->folded();
                                  });
    return static_cast<std::size_t>(found - tags.begin());
}

Response list(Reading& reading, Input const& asked)
{
    auto tags = library::all_tags(reading.session, reading.site.columns, reading.account().id,
                                  asked.text("beginning"));
    bool const by_count = asked.text("sort") == "count";
    // They come by name, and what is as frequent stays so.
    if (by_count) std::stable_sort(tags.begin(), tags.end(), more_used);
    std::size_t begin = 0;
    if (auto const cursor = asked.maybe_text("cursor")) {
        auto const place = reading.site.seal.open(purpose, *cursor);
        if (!place) return wrong_parameter("cursor", "is none that an answer gave");
        begin = begin_behind(tags, *place, by_count);
    }
    auto const end = std::min(tags.size(), begin + asked.count("limit", items_where_not_said));
    json::array items;
    for (auto at = begin; at < end; ++at)
        items.push_back(tag_json(tags[at]));
    bool const more = end < tags.size() && end > begin;
    return json_answer(
        json::object{{"total", tags.size()},
                     {"items", std::move(items)},
                     {"next", more ? json::value(reading.site.seal.close(purpose, place_of(tags[end - 1])))
                                   : json::value{}}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "One page of the vocabulary", &list_object}}};
constexpr ApiDoc list_doc{.id = "listTags",
                          .chapter = "Tags",
                          .query = list_parameters,
                          .answers = list_answers,
                          .asks = "sort=count&limit=20",
                          .by_library = true};

} // namespace

Route const api_list_tags =
    api_route<list_doc, list>(Method::get, "/api/v1/tags", Policy::Who::signed_in,
                              "The vocabulary, with how many bookmarks carry each tag");

} // namespace florilege::web
