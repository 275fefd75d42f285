#include "web/api/resources/search.hpp"

#include "digest/zone_calendar.hpp"
#include "library/query/tree.hpp"
#include "web/api/answers.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/entity_tag.hpp"
#include "web/api/facet_json.hpp"
#include "web/pages/library/question.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape facet_shape = Shape::of(facet_object);
constexpr std::array facets_fields{
    must("tags", Shape::list(facet_shape), "The most frequent tags"),
    must("sites", Shape::list(facet_shape), "The most frequent sites"),
    must("years", Shape::list(facet_shape), "The years in which they were saved, in UTC"),
    must("approximate", Shape::yes_no(), "Tags and sites were counted in a part and multiplied"),
};
constexpr Object facets_object{"Facets", "What is most frequent in all that is found", facets_fields};

constexpr std::array missing_name_fields{
    must("field", Shape::text(), "`tag`, `bundle` or `in`"),
    must("name", Shape::text(), "What was asked for, without case and accents"),
    must("near", Shape::text().or_null(), "What may have been meant, as a question says it: `tag:maps`"),
};
constexpr Object missing_object{"MissingName", "A name in a question that the library does not know",
                                missing_name_fields};

constexpr Shape missing_shape = Shape::of(missing_object);
constexpr Shape item_shape = Shape::of(found_bookmark_object);
constexpr std::array result_fields{
    must("total", Shape::whole(), "How many match"),
    must("items", Shape::list(item_shape), "This page of them"),
    must("next", Shape::text().or_null(), "The cursor of the page behind this one"),
    must("previous", Shape::text().or_null(), "The cursor of the page ahead of this one"),
    may("facets", Shape::of(facets_object), "Where they were asked for"),
    may("missing", Shape::list(missing_shape), "Where nothing matches: names in `q` that stand for nothing"),
};

constexpr std::string_view purpose = "cursor";

json::value cursor(Asking const& asking, char direction, bool more,
                   std::optional<library::Place> const& place)
{
    if (!more || !place) return nullptr;
    return json::value(asking.site.seal.close(purpose, direction + library::to_bytes(*place)));
}

/// False for what is no cursor of ours.
bool read_cursor(Asking const& asking, std::string const& text, library::SearchOptions& options)
{
    auto const bytes = asking.site.seal.open(purpose, text);
    if (!bytes || bytes->empty()) return false;
    auto const place = library::place_of(std::string_view{*bytes}.substr(1));
    (bytes->front() == '>' ? options.after : options.before) = place;
    return place.has_value();
}

json::array missing_json(std::vector<library::MissingName> const& missing)
{
    json::array names;
    for (auto const& name : missing)
        names.push_back(json::object{{"field", library::field_of(name.field).name},
                                     {"name", name.asked},
                                     {"near", text_or_null(name.near)}});
    return names;
}

json::object result_json(Asking const& asking, library::SearchResult const& result)
{
    json::array items;
    for (auto const& hit : result.hits) {
        auto item = bookmark_json(hit.bookmark.content);
        item["snippet"] = text_or_null(hit.snippet);
        items.push_back(std::move(item));
    }
    return {{"total", result.total},
            {"items", std::move(items)},
            {"next", cursor(asking, '>', result.more_after, result.last)},
            {"previous", cursor(asking, '<', result.more_before, result.first)}};
}

Response found(Reading& reading, Input const& asked, accounts::AccountId owner, library::Query const& query)
{
    library::SearchOptions options;
    options.limit = asked.count("limit", items_on_a_page);
    options.offset = asked.count("offset", 0);
    options.sort = library::sort_named(asked.text("sort"));
    if (!asked.says("facets")) options.facets = 0;
    if (auto const text = asked.maybe_text("cursor"); text && !read_cursor(reading, *text, options))
        return wrong_parameter("cursor", "is none that an answer gave");
    auto const result =
        library::search(reading.session, reading.site.columns, owner, query, options, reading.now);
    auto answer = result_json(reading, result);
    if (asked.says("facets"))
        answer["facets"] = json::object{{"tags", facet_list(result.facets.tags)},
                                        {"sites", facet_list(result.facets.sites)},
                                        {"years", facet_list(result.facets.years)},
                                        {"approximate", result.facets.approximate}};
    if (!result.missing.empty()) answer["missing"] = missing_json(result.missing);
    return json_answer(answer);
}

/// Whether the same library may answer otherwise tomorrow: by words such as "7d", or by how fresh things are.
bool depends_on_time(Asking const& asking, Input const& asked, library::Query const& query)
{
    auto const sort = asked.has("sort") ? library::sort_named(asked.text("sort")) : query.sort();
    if (sort == library::Sort::relevance || (!sort && query.looks_for_words())) return true;
    digest::ZoneCalendar const calendar{asking.visitor.zone};
    auto const later = library::Query::parse(asked.text("q"), {asking.now + std::chrono::days{1}, calendar});
    return !later || library::printed(later->root()) != library::printed(query.root());
}

} // namespace

constexpr Object search_result_object{"SearchResult", "One page of what was found", result_fields};

Response search_library(Reading& reading, Input const& asked, accounts::AccountId owner,
                        std::string_view within)
{
    auto const query = query_within(reading, within, asked.text("q"));
    if (!query) return wrong_parameter("q", query.error().text());
    bool const own = within.empty() && reading.visitor.account && owner == reading.account().id;
    if (own && !depends_on_time(reading, asked, *query))
        return unless_known(reading, [&] { return found(reading, asked, owner, *query); });
    return found(reading, asked, owner, *query);
}

} // namespace florilege::web
