#include "accounts/feed_token.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/access.hpp"
#include "web/api/times.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/pages/feeds/private_feed.hpp"
#include "web/pages/library/question.hpp"
#include "web/site/security_log.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array feed_fields{
    must("id", Shape::id(), "Its public id"),
    must("q", Shape::text().or_null(),
         "The search that it follows, empty for the whole library; null: a digest"),
    must("digest", Shape::text().or_null(), "The name of the digest that it follows"),
    must("created", Shape::time(), "When its address was made"),
};
constexpr Object feed_object{"PrivateFeed", "A feed that whoever has its address reads as its owner does",
                             feed_fields};
constexpr Shape feed_shape = Shape::of(feed_object);
constexpr std::array feeds_fields{must("items", Shape::list(feed_shape), "The feeds")};
constexpr Object feeds_object{"PrivateFeeds", "All private feeds of the account", feeds_fields};

constexpr std::array made_fields =
    joined(feed_fields,
           std::array{must("atom", Shape::url(), "Its address as Atom: told this once, it holds a secret"),
                      must("rss", Shape::url(), "The same as RSS 2.0"),
                      must("json", Shape::url(), "The same as JSON Feed")});
constexpr Object made_object{"NewPrivateFeed", "A private feed with its address", made_fields};

json::object feed_json(accounts::FeedToken const& token)
{
    auto const slug = private_feed_digest(token.feed);
    return {{"id", token.id.text()},
            {"q", slug ? json::value{} : json::value(private_feed_question(token.feed).value_or(token.feed))},
            {"digest", slug ? json::value(*slug) : json::value{}},
            {"created", time_text(token.created)}};
}

Response list(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& token : accounts::feed_tokens_of(reading.session, reading.account().id))
        items.push_back(feed_json(token));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The feeds", &feeds_object}}};
constexpr ApiDoc list_doc{.id = "listPrivateFeeds", .chapter = "The account", .answers = list_answers};

constexpr std::array make_fields{
    may("q", Shape::text(500), "The search that it follows; without one, the whole library"),
    may("digest", Shape::text(64, 1), "The digest on the site that it follows, in place of a search"),
};
constexpr Object make_object{"PrivateFeedToMake", "What a private feed follows", make_fields};

Response make(Changing& changing, Input const& given)
{
    auto const slug = given.maybe_text("digest");
    // What would fail each time it is asked is said now.
    if (slug && !is_on_site(*changing.read(), changing.account().id, *slug))
        return wrong_field("/digest", "names no digest on the site");
    if (auto const query = read_query(changing, given.text("q")); !query && !slug)
        return wrong_field("/q", query.error().text());
    if (slug && given.has("q")) return wrong_field("/q", "goes not together with a digest");
    auto const feed = slug ? private_digest_feed_name(*slug) : private_feed_name(given.text("q"));
    if (feed.size() > accounts::feed_token_limits.feed) return wrong_field("/q", "is too long for a feed");
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const made = accounts::create_feed_token(transaction, shelf.owner, feed, changing.now);
        if (!made) return conflict(made.error().text());
        auto body = feed_json(made->token);
        auto const address = changing.base_url() + private_feed_path(made->secret);
        for (auto const& [form, name] :
             {std::pair{FeedForm::atom, "atom"}, {FeedForm::rss, "rss"}, {FeedForm::json, "json"}})
            body[name] = address + std::string{names_of(form).ending};
        return json_answer(body);
    });
    if (response.status == 200) note_security(changing, "private feed made");
    return response;
}

constexpr std::array<AnswerDoc, 2> make_answers{
    {{200, "The feed with its address, in place of the one it had", &made_object},
     {409, "The account has as many as can be", &problem_object, problem_type}}};
constexpr ApiDoc make_doc{.id = "makePrivateFeed",
                          .chapter = "The account",
                          .body = &make_object,
                          .answers = make_answers,
                          .asks = R"({"q": "tag:maps"})",
                          .tells_secret = true};

Response revoke(Changing& changing, Input const&)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return accounts::revoke_feed_token(transaction, shelf.owner, *id, changing.now) ? no_content()
                                                                                        : absent();
    });
    if (response.status == 204) note_security(changing, "private feed revoked");
    return response;
}

constexpr std::array<AnswerDoc, 1> revoke_answers{
    {{204, "Its address tells whoever has it that it is over (410)", nullptr, {}}}};
constexpr ApiDoc revoke_doc{
    .id = "revokePrivateFeed", .chapter = "The account", .path = feed_path, .answers = revoke_answers};

} // namespace

Route const api_private_feeds = api_route<list_doc, list>(
    Method::get, "/api/v1/feeds", Policy::Who::signed_in, "The private feeds of the account");
Route const api_make_private_feed = api_route<make_doc, make>(
    Method::post, "/api/v1/feeds", Policy::Who::signed_in,
    "Makes the address of a private feed, told this once; the one it had is revoked");
Route const api_revoke_private_feed = api_route<revoke_doc, revoke>(
    Method::erase, "/api/v1/feeds/{feed}", Policy::Who::signed_in, "Revokes the address of a private feed");

} // namespace florilege::web
