#include "accounts/disabling.hpp"
#include "tests/web/pages/feeds_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

template <class Where> class PrivateFeeds : public tests::FeedTest<Where> {
protected:
    void SetUp() override
    {
        this->keep(page("https://a.example/1", "Public", {"maps"}));
        this->keep(page("https://a.example/2", "Hidden", {"maps"}), accounts::Audience::me());
        this->keep(page("https://a.example/3", "Other"), accounts::Audience::me());
    }

    std::string make(std::string const& q) { return make(q, this->colette()); }

    /// Makes one on the page and gives where it is, without its ending.
    std::string make(std::string const& q, tests::Browser browser)
    {
        browser.get("/settings/feeds");
        auto const made = browser.post("/settings/feeds", {{"q", q}});
        EXPECT_EQ(made.status, 200);
        std::string const before = "value=\"http://links.example/feeds/";
        auto const at = made.body.find(before);
        EXPECT_NE(at, std::string::npos);
        auto const secret = made.body.substr(at + before.size(), 44);
        EXPECT_THAT(secret, MatchesRegex("[A-Za-z0-9_-]{44}"));
        return "/feeds/" + secret + "/links";
    }
};
TYPED_TEST_SUITE(PrivateFeeds, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(PrivateFeeds, show_what_their_owner_sees_without_signing_in)
{
    auto const whole = this->make("");
    EXPECT_THAT(this->titles(whole + ".json"), ElementsAre("Other", "Hidden", "Public"));
    EXPECT_THAT(this->titles(this->make("tag:maps") + ".json"), ElementsAre("Hidden", "Public"));
    EXPECT_EQ(this->ids_of(this->get(whole + ".atom")), this->ids_of(this->get(whole + ".rss")));
    EXPECT_THAT(this->titles(whole + ".json?q=tag%3Amaps"), ElementsAre("Other", "Hidden", "Public"))
        << "a secret opens one feed";
}

TYPED_TEST(PrivateFeeds, are_kept_by_no_cache_and_found_by_no_search_engine)
{
    auto const path = this->make("") + ".atom";
    auto const answer = this->get(path);
    EXPECT_EQ(answer.header("cache-control"), "private, no-cache");
    EXPECT_EQ(answer.header("x-robots-tag"), "noindex");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("access-control-allow-origin"), "");
    EXPECT_EQ(answer.header("cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(this->get(path, {{"if-none-match", answer.header("etag")}}).status, 304);
    this->keep(page("https://a.example/4", "New"), accounts::Audience::me());
    EXPECT_EQ(this->get(path, {{"if-none-match", answer.header("etag")}}).status, 200);
}

TYPED_TEST(PrivateFeeds, are_gone_when_they_are_revoked)
{
    auto const path = this->make("") + ".json";
    auto const etag = this->get(path).header("etag");
    auto browser = this->colette();
    auto const list = browser.get("/settings/feeds");
    auto const id = tests::value_of(list.body, "id");
    EXPECT_EQ(this->gaston().post("/settings/feeds/revoke", {{"id", id}}).status, 404) << "not theirs";
    EXPECT_EQ(this->get(path).status, 200);
    EXPECT_EQ(browser.post("/settings/feeds/revoke", {{"id", id}}).location(), "/settings/feeds");
    for (auto const& headers :
         {std::vector<Header>{}, std::vector<Header>{{"if-none-match", etag}, {"if-modified-since", etag}}}) {
        auto const gone = this->get(path, headers);
        EXPECT_EQ(gone.status, 410);
        EXPECT_EQ(gone.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(gone.header("cache-control"), "no-store");
        EXPECT_THAT(gone.body, Not(HasSubstr("Hidden")));
    }
    EXPECT_EQ(browser.post("/settings/feeds/revoke", {{"id", id}}).status, 404);
    EXPECT_THAT(text_of_page(browser.get("/settings/feeds").body), HasSubstr("There are none."));
}

TYPED_TEST(PrivateFeeds, have_one_address_at_a_time)
{
    auto const first = this->make("tag:maps") + ".json";
    auto const second = this->make("tag:maps") + ".json";
    EXPECT_EQ(this->get(first).status, 410);
    EXPECT_EQ(this->get(second).status, 200);
}

TYPED_TEST(PrivateFeeds, open_to_nobody_without_their_secret)
{
    auto const path = this->make("");
    auto const secret = path.substr(7, 44);
    auto const unknown = this->get("/feeds/" + std::string(44, 'A') + "/links.json");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.header("referrer-policy"), "no-referrer");
    for (auto const& wrong : {"/feeds/x/links.json", "/feeds/library/links.json"}) {
        auto const answer = this->get(wrong);
        EXPECT_EQ(answer.status, 404);
        EXPECT_EQ(answer.body.size(), unknown.body.size());
    }
    auto browser = this->colette();
    EXPECT_EQ(browser.get("/feeds/" + std::string(44, 'A') + "/links.json").status, 404)
        << "signed in, without a secret";
    browser.cookies["florilege"] = secret;
    EXPECT_EQ(browser.get("/history").status, 303) << "a feed's secret is no sign-in";
    EXPECT_EQ(this->guest().send(Method::get, "/history", {{"authorization", "Bearer " + secret}}).status,
              303);
}

TYPED_TEST(PrivateFeeds, end_with_their_account)
{
    auto const path = this->make("", this->gaston()) + ".json";
    EXPECT_EQ(this->get(path).status, 200);
    this->database->write([&](store::Transaction& transaction) {
        accounts::disable_account(transaction, this->stranger, this->clock.now()).value();
    });
    EXPECT_EQ(this->get(path).status, 410);
}

TYPED_TEST(PrivateFeeds, are_shown_with_their_secret_only_once)
{
    auto const path = this->make("is:unread");
    auto browser = this->colette();
    auto const list = browser.get("/settings/feeds").body;
    EXPECT_THAT(list, HasSubstr("<code>is:unread</code>"));
    EXPECT_THAT(list, Not(HasSubstr(path.substr(7, 44))));
    EXPECT_THAT(this->gaston().get("/settings/feeds").body, Not(HasSubstr("<code>is:unread</code>")));
    EXPECT_EQ(this->guest().get("/settings/feeds").status, 303);
}

TYPED_TEST(PrivateFeeds, are_not_made_of_a_question_that_cannot_be_read)
{
    auto browser = this->colette();
    auto const wrong = browser.post("/settings/feeds", {{"q", "tagg:<maps>"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("value=\"tagg:&lt;maps&gt;\""));
    EXPECT_THAT(wrong.body, HasSubstr("did you mean `tag:`"));
    EXPECT_EQ(browser.post("/settings/feeds", {{"q", std::string(600, 'x')}}).status, 422);
    EXPECT_THAT(text_of_page(browser.get("/settings/feeds").body), HasSubstr("There are none."));
}

TYPED_TEST(PrivateFeeds, begin_with_the_question_of_the_page_they_are_made_from)
{
    auto browser = this->colette();
    EXPECT_THAT(browser.get("/?q=tag%3Amaps").body, HasSubstr("href=\"/settings/feeds?q=tag%3Amaps\""));
    EXPECT_THAT(browser.get("/t/maps").body, HasSubstr("href=\"/settings/feeds?q=tag%3Amaps\""));
    EXPECT_THAT(browser.get("/settings/feeds?q=tag%3Amaps").body, HasSubstr("name=\"q\" value=\"tag:maps\""));
}

TYPED_TEST(PrivateFeeds, speak_the_language_of_their_account)
{
    auto const path = this->make("") + ".json";
    auto const english = this->get(path);
    EXPECT_EQ(this->get(path, {{"accept-language", "fr"}}).body, english.body);
    this->database->write([&](store::Transaction& transaction) {
        accounts::change_account(transaction, this->owner, {{}, "fr", {}}).value();
    });
    EXPECT_EQ(this->json_of(this->get(path)).at("title").as_string(), "colette : bibliothèque");
}

} // namespace
} // namespace florilege::web
