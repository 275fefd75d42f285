#include "web/api/resources/digests.hpp"

#include "digest/publish/removal.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/choices.hpp"
#include "web/api/digest_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/jobs/digest_job.hpp"
#include "web/pages/library/question.hpp"

#include <boost/json.hpp>

/// Digests as they are ordered; their issues are in digest_issues.cpp.
namespace florilege::web {
namespace {

namespace json = boost::json;
using digest::StandingLimits;

constexpr Shape digest_shape = Shape::of(digest_object);
constexpr std::array digests_fields{must("items", Shape::list(digest_shape), "The digests, by name")};
constexpr Object digests_object{"Digests", "All digests of the account", digests_fields};

Response list(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& digest : digest::digests_of(reading.session, reading.account().id))
        items.push_back(digest_json(reading, digest));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The digests", &digests_object}}};
constexpr ApiDoc list_doc{.id = "listDigests", .chapter = "Digests", .answers = list_answers};

Response read(Reading& reading, Input const&)
{
    auto const digest = digest::find_digest(reading.session, reading.account().id, reading.capture(0));
    return digest ? json_answer(digest_json(reading, *digest)) : absent();
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The digest", &digest_object}}};
constexpr ApiDoc read_doc{
    .id = "readDigest", .chapter = "Digests", .path = digest_path, .answers = read_answers};

constexpr std::array words_fields{
    may("title", Shape::text(StandingLimits::text), "Of its issues, with places to fill such as `{{dates}}`"),
    may("query", Shape::text(StandingLimits::text), "What goes in, in the query language"),
    may("order", Shape::one_of(order_words), "How the bookmarks of an issue are arranged"),
    may("language", Shape::one_of(language_words), "The language of what it says itself"),
};
constexpr auto order_fields = joined(
    std::array{
        must("name", Shape::text(StandingLimits::slug, 1), "Its name in addresses: a to z, digits and “-”"),
        may("every", Shape::one_of(every_words), "How long its periods are: a week where it is not said"),
        may("audience", Shape::one_of(audience_words),
            "Who may read it: everyone where it is not said; with `me` what is private goes in")},
    words_fields);
constexpr Object order_object{"DigestToOrder", "A digest that is to come out by itself", order_fields};
constexpr Object change_object{"DigestChange", "What of a digest is to be otherwise; the rest stays",
                               words_fields};

void take_words(digest::Standing& standing, Input const& given)
{
    standing.title = given.maybe_text("title").value_or(standing.title);
    standing.query = given.maybe_text("query").value_or(standing.query);
    if (auto const order = digest::order_named(given.text("order"))) standing.order = *order;
    if (auto const language = given.maybe_text("language"))
        standing.language = digest::language_of(*language);
}

/// What would fail each time it comes out is said now.
std::optional<Response> fault_in(Asking const& asking, digest::Standing const& standing)
{
    if (auto const query = read_query(asking, standing.query); !query)
        return wrong_field("/query", query.error().text());
    auto const period = digest::last_over(standing.every, standing.zone, asking.now);
    if (auto const title = digest::title_of(standing.title, period, standing.language); !title)
        return wrong_field("/title", title.error().reason());
    return std::nullopt;
}

Response order(Changing& changing, Input const& given)
{
    digest::Standing standing;
    standing.slug = given.text("name");
    standing.every = digest::every_named(given.text("every")).value_or(digest::Every::week);
    standing.zone = changing.visitor.zone;
    bool const private_too = given.text("audience") == word_of(accounts::Audience::me());
    standing.readers = private_too ? digest::Readers::owner : digest::Readers::everyone;
    take_words(standing, given);
    if (!digest::is_slug(standing.slug)) return wrong_field("/name", "is 1 to 64 of a-z, 0-9 and '-'");
    if (auto fault = fault_in(changing, standing)) return std::move(*fault);
    auto const owner = changing.account().id;
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const&) {
        if (digest::digests_of(transaction, owner).size() >= StandingLimits::of_an_account)
            return conflict("the account has as many digests as can be ordered: 50");
        if (auto const added = digest::add_digest(transaction, owner, standing, changing.now); !added)
            return conflict(added.error().text());
        auto const digest = digest::find_digest(transaction, owner, standing.slug).value();
        return created(digest_json(changing, digest), "/api/v1/digests/" + standing.slug);
    });
    changing.site.jobs.ring();
    return response;
}

constexpr std::array<AnswerDoc, 2> order_answers{
    {{201, "It is ordered; the last period that is over comes out at once", &digest_object},
     {409, "Another digest has that name, or there are as many as can be", &problem_object, problem_type}}};
constexpr ApiDoc order_doc{.id = "orderDigest",
                           .chapter = "Digests",
                           .body = &order_object,
                           .answers = order_answers,
                           .asks = R"({"name": "weekly", "every": "week", "query": "tag:maps"})"};

Response edit(Changing& changing, Input const& given)
{
    auto const owner = changing.account().id;
    return changing.change([&](store::Transaction& transaction, library::Shelf const&) {
        auto digest = digest::find_digest(transaction, owner, changing.capture(0));
        if (!digest) return absent();
        take_words(digest->standing, given);
        if (auto fault = fault_in(changing, digest->standing)) return std::move(*fault);
        digest::change_digest(transaction, *digest);
        return json_answer(digest_json(changing, *digest));
    });
}

constexpr std::array<AnswerDoc, 1> edit_answers{
    {{200, "The digest as it is now; issues that came out show it too", &digest_object}}};
constexpr ApiDoc edit_doc{.id = "editDigest",
                          .chapter = "Digests",
                          .path = digest_path,
                          .body = &change_object,
                          .answers = edit_answers,
                          .asks = R"({"title": "Maps, {{dates}}", "order": "tag"})"};

Response remove(Changing& changing, Input const&)
{
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return digest::remove_digest(transaction, shelf, changing.capture(0)) ? no_content() : absent();
    });
}

constexpr std::array<AnswerDoc, 1> remove_answers{
    {{204,
      "It comes out no more, and its issues are gone from the site; undoing that brings both back",
      nullptr,
      {}}}};
constexpr ApiDoc remove_doc{
    .id = "removeDigest", .chapter = "Digests", .path = digest_path, .answers = remove_answers};

constexpr std::array publish_fields{
    must("period", Shape::text(40, 1), "Its label: `2012-w05`, `2012-01-30`, `2012-01-01--2012-01-31`")};
constexpr Object publish_object{"PeriodToPublish", "A period of a digest", publish_fields};

Response publish(Changing& changing, Input const& given)
{
    auto const owner = changing.account().id;
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const&) {
        auto const digest = digest::find_digest(transaction, owner, changing.capture(0));
        if (!digest) return absent();
        auto const period = digest::period_labelled(given.text("period"), digest->standing.zone);
        if (!period) return wrong_field("/period", period.error().reason());
        order_period(transaction, owner, {digest->standing.slug, period->label}, changing.now);
        Response accepted;
        accepted.kind = HeaderClass::json;
        accepted.status = 202;
        accepted.headers.add("location",
                             "/api/v1/digests/" + digest->standing.slug + "/issues/" + period->label);
        return accepted;
    });
    changing.site.jobs.ring();
    return response;
}

constexpr std::array<AnswerDoc, 1> publish_answers{
    {{202, "It comes out in a moment, or anew in place; not where nothing was saved in it", nullptr, {}}}};
constexpr ApiDoc publish_doc{.id = "publishDigest",
                             .chapter = "Digests",
                             .path = digest_path,
                             .body = &publish_object,
                             .answers = publish_answers,
                             .asks = R"({"period": "2012-w05"})"};

} // namespace

Route const api_list_digests = api_route<list_doc, list>(
    Method::get, "/api/v1/digests", Policy::Who::signed_in, "The digests of the account");
Route const api_order_digest =
    api_route<order_doc, order>(Method::post, "/api/v1/digests", Policy::Who::signed_in, "Orders a digest");
Route const api_read_digest = api_route<read_doc, read>(Method::get, "/api/v1/digests/{digest}",
                                                        Policy::Who::signed_in, "A digest as it was ordered");
Route const api_edit_digest = api_route<edit_doc, edit>(Method::patch, "/api/v1/digests/{digest}",
                                                        Policy::Who::signed_in, "Changes a digest's words");
Route const api_remove_digest =
    api_route<remove_doc, remove>(Method::erase, "/api/v1/digests/{digest}", Policy::Who::signed_in,
                                  "Orders a digest no more, and takes its issues off the site");
Route const api_publish_digest =
    api_route<publish_doc, publish>(Method::post, "/api/v1/digests/{digest}/publish", Policy::Who::signed_in,
                                    "Publishes one period of a digest");

} // namespace florilege::web
