#include "accounts/device.hpp"
#include "accounts/sign_in.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::StartsWith;
using tests::page;

template <class Where> class SigningIn : public tests::SiteTest<Where> {
protected:
    tests::Answer sign_in(tests::Browser& browser, std::string const& name, std::string const& password,
                          tests::FieldList more = {})
    {
        browser.get("/sign-in");
        more.emplace_back("name", name);
        more.emplace_back("password", password);
        return browser.post("/sign-in", more);
    }
};
TYPED_TEST_SUITE(SigningIn, tests::ProductEngines, tests::ProductEngineNames);

constexpr auto* right = "tape stone quiet lamp";

TYPED_TEST(SigningIn, leads_to_where_somebody_wanted_to_go)
{
    auto browser = this->guest();
    auto const sent = browser.get("/tags?name=a");
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(sent.header("location"), "/sign-in?next=%2Ftags%3Fname%3Da");
    auto const answer = this->sign_in(browser, "Colette", right, {{"next", "/tags?name=a"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.header("location"), "/tags?name=a");
    EXPECT_EQ(browser.get("/tags").status, 200);
    EXPECT_EQ(browser.get("/sign-in").status, 303) << "who is signed in needs no form";
}

TYPED_TEST(SigningIn, goes_on_to_no_other_site)
{
    for (auto const* elsewhere :
         {"//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "/a\tb", ""}) {
        auto browser = this->guest();
        EXPECT_EQ(this->sign_in(browser, "colette", right, {{"next", elsewhere}}).header("location"), "/")
            << elsewhere;
    }
}

TYPED_TEST(SigningIn, tells_a_wrong_password_from_no_account_to_nobody)
{
    auto browser = this->guest();
    auto const wrong = this->sign_in(browser, "colette", "not this one");
    auto const nobody = this->sign_in(browser, "nobody", "not this one");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(nobody.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("The name or the password is not right."));
    EXPECT_THAT(nobody.body, HasSubstr("The name or the password is not right."));
    EXPECT_THAT(browser.cookies, Not(Contains(Key("florilege"))));
}

TYPED_TEST(SigningIn, is_not_tried_for_ever)
{
    auto browser = this->guest();
    int refused = 0;
    for (int count = 0; count < 30; ++count) {
        auto const answer = this->sign_in(browser, "colette", "guess");
        if (answer.status != 429) continue;
        ++refused;
        EXPECT_GT(std::stoi(answer.header("retry-after")), 0);
    }
    EXPECT_GE(refused, 10);
}

TYPED_TEST(SigningIn, lasts_while_it_is_used_and_half_a_year_at_most)
{
    using std::chrono::days;
    auto idle = this->colette();
    auto used = this->colette();
    for (int day = 20; day < 180; day += 20) {
        this->clock.time = tests::monday + days{day};
        ASSERT_EQ(used.get("/history").status, 200) << "day " << day;
    }
    EXPECT_EQ(idle.get("/history").status, 303);
    this->clock.time = tests::monday + days{180};
    EXPECT_EQ(used.get("/history").status, 303);
}

TYPED_TEST(SigningIn, shows_when_it_was_last_used_to_the_hour)
{
    auto browser = this->colette();
    auto const last_seen = [&] {
        auto const session = this->database->read(this->owner.value);
        return accounts::sign_ins_of(*session, this->owner, this->clock.now()).front().last_seen;
    };
    this->clock.time = tests::monday + std::chrono::minutes{50};
    browser.get("/history");
    EXPECT_EQ(last_seen(), tests::monday);
    this->clock.time = tests::monday + std::chrono::minutes{70};
    browser.get("/history");
    EXPECT_EQ(last_seen(), this->clock.time);
}

TYPED_TEST(SigningIn, from_a_known_browser_lets_it_be_known_for_longer)
{
    using std::chrono::days;
    auto browser = this->guest();
    this->sign_in(browser, "colette", right);
    auto const secret = browser.cookies.at("device");
    auto const known = [&] {
        return accounts::device_of(*this->database->read(accounts::authenticator), this->owner, secret,
                                   this->clock.now())
            .has_value();
    };
    this->clock.time = tests::monday + days{390};
    browser.cookies.erase("florilege");
    auto const again = this->sign_in(browser, "colette", right);
    EXPECT_THAT(again.headers.all("set-cookie"), Contains(StartsWith("device=" + secret)));
    this->clock.time = tests::monday + days{700};
    EXPECT_TRUE(known());
    this->clock.time = tests::monday + days{800};
    EXPECT_FALSE(known());
}

TYPED_TEST(SigningIn, keeps_its_secret_from_scripts_and_other_sites)
{
    auto browser = this->guest();
    browser.secure = true;
    browser.get("/sign-in");
    auto const answer = browser.post("/sign-in", {{"name", "colette"}, {"password", right}});
    auto const cookies = answer.headers.all("set-cookie");
    EXPECT_THAT(cookies,
                Contains(AllOf(StartsWith("__Host-florilege="), HasSubstr("; Secure"),
                               HasSubstr("; HttpOnly"), HasSubstr("; SameSite=Lax"), HasSubstr("; Path=/"))));
    EXPECT_THAT(cookies, Contains(StartsWith("__Host-device=")));
    EXPECT_EQ(browser.get("/tags").status, 200);
}

TYPED_TEST(SigningIn, begins_with_a_new_secret_each_time)
{
    auto browser = this->guest();
    this->sign_in(browser, "colette", right);
    auto const first = browser.cookies["florilege"];
    browser.get("/");
    EXPECT_EQ(browser.post("/sign-out").header("clear-site-data"), "\"cache\", \"storage\"");
    EXPECT_THAT(browser.cookies, Not(Contains(Key("florilege"))));
    this->sign_in(browser, "colette", right);
    EXPECT_NE(browser.cookies["florilege"], first);
    browser.cookies["florilege"] = first;
    EXPECT_EQ(browser.get("/tags").status, 303) << "what was signed out stays so";
}

TYPED_TEST(SigningIn, takes_a_second_step_where_one_is_set_up)
{
    std::optional<accounts::TotpSecret> secret;
    this->database->write([&](store::Transaction& transaction) {
        secret = tests::put_in_force(transaction, this->owner, this->clock.now());
    });
    this->clock.time += std::chrono::minutes{5};
    auto browser = this->guest();
    auto const half = this->sign_in(browser, "colette", right, {{"next", "/lists"}});
    EXPECT_EQ(half.status, 200);
    EXPECT_THAT(half.body, HasSubstr("One more step"));
    EXPECT_EQ(browser.get("/tags").header("location"), "/sign-in/second?next=%2Ftags")
        << "half-way is nobody";
    auto const before = browser.cookies["florilege"];
    browser.get("/sign-in/second?next=/lists");
    EXPECT_EQ(browser.post("/sign-in/second", {{"code", "000000"}, {"next", "/lists"}}).status, 422);
    auto const code = accounts::totp_code(secret->bytes(), accounts::totp_step(this->clock.now()));
    auto const whole = browser.post("/sign-in/second", {{"code", code}, {"next", "/lists"}});
    EXPECT_EQ(whole.header("location"), "/lists");
    EXPECT_NE(browser.cookies["florilege"], before)
        << "nothing known before the rise of rights is worth anything after it";
    EXPECT_EQ(browser.get("/tags").status, 200);
}

TYPED_TEST(SigningIn, loses_nothing_of_a_form_that_was_sent_by_nobody)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const path = "/b/" + this->id_of("https://a.example/1") + "/highlights";
    browser.cookies.clear();
    auto const asked =
        browser.post(path, {{"quote", "A long passage"}, {"note", "typed for an hour"}, {"back", "/lists"}});
    EXPECT_EQ(asked.status, 401);
    EXPECT_THAT(asked.body, HasSubstr("What you were about to send is kept"));
    auto const begin =
        asked.body.find("name=\"kept\" value=\"") + std::string_view{"name=\"kept\" value=\""}.size();
    auto kept = asked.body.substr(begin, asked.body.find('"', begin) - begin);
    for (std::size_t at; (at = kept.find("&amp;")) != std::string::npos;)
        kept.replace(at, 5, "&");
    auto const again =
        browser.post("/sign-in", {{"name", "colette"}, {"password", right}, {"next", path}, {"kept", kept}});
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr("typed for an hour"));
    EXPECT_THAT(again.body, HasSubstr("<span>Passage</span>")) << "as the form called it";
    EXPECT_THAT(again.body, HasSubstr("<input type=\"hidden\" name=\"back\" value=\"/lists\">"));
    EXPECT_EQ(browser.post(path, {{"quote", "A long passage"}, {"note", "typed for an hour"}}).status, 303);
    ASSERT_EQ(this->all().front().highlights.size(), 1U);
    EXPECT_EQ(this->all().front().highlights.front().note, "typed for an hour");
}

TYPED_TEST(SigningIn, sends_again_what_an_old_page_sent)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    browser.token = "AAAA";
    auto const answer =
        browser.post("/b/" + this->id_of("https://a.example/1") + "/highlights", {{"quote", "kept"}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("kept"));
    EXPECT_TRUE(this->all().front().highlights.empty());
}

class FirstRun : public tests::Product<tests::ProductOnSqlite> {
protected:
    FirstRun()
    {
        SiteOptions options;
        options.spool = folder.path();
        options.hash_cost = tests::quick_hash;
        site = std::make_unique<Site>(*database, clock, options);
        app = std::make_unique<App>(*site, all_routes());
    }

    tests::TemporaryFolder folder;
    StoppedClock clock{tests::monday};
    std::unique_ptr<Site> site;
    std::unique_ptr<App> app;
};

TEST_F(FirstRun, lets_nobody_guess_the_code_for_ever)
{
    tests::Browser browser{*app};
    browser.get("/set-up");
    int refused = 0;
    for (int count = 0; count < 30; ++count)
        refused +=
            browser
                .post("/set-up", {{"code", "AAAAA"}, {"name", "eve"}, {"password", "tape stone quiet lamp"}})
                .status == 429;
    EXPECT_GE(refused, 10);
    EXPECT_TRUE(site->can_set_up);
}

TEST_F(FirstRun, is_open_to_who_has_the_code)
{
    tests::Browser browser{*app};
    EXPECT_THAT(browser.get("/").body, HasSubstr("href=\"/set-up\""));
    EXPECT_EQ(browser.get("/tags").header("location"), "/set-up");
    EXPECT_THAT(browser.get("/set-up").body, Not(HasSubstr("value=\"colette\"")));
    EXPECT_THAT(browser.get("/set-up?code=" + site->set_up_token.text()).body,
                HasSubstr("value=\"colette\""));
    auto const good = std::string{"tape stone quiet lamp"};
    EXPECT_EQ(browser.post("/set-up", {{"code", "AAAAA"}, {"name", "colette"}, {"password", good}}).status,
              422);
    auto const code = site->set_up_token.text();
    EXPECT_EQ(browser.post("/set-up", {{"code", code}, {"name", "a b"}, {"password", good}}).status, 422);
    EXPECT_THAT(browser.post("/set-up", {{"code", code}, {"name", "colette"}, {"password", "password"}}).body,
                HasSubstr("would be guessed soon"));
    auto const done = browser.post("/set-up", {{"code", code}, {"name", "sidonie"}, {"password", good}});
    EXPECT_EQ(done.status, 303);
    EXPECT_EQ(browser.get("/tags").status, 200);
    EXPECT_EQ(browser.get("/set-up").status, 404) << "once is enough";
    EXPECT_EQ(browser.post("/set-up", {{"code", code}, {"name", "eve"}, {"password", good}}).status, 404);
}

TYPED_TEST(SigningIn, carries_no_form_of_another_site_along)
{
    auto browser = this->guest();
    auto const asked = browser.send(
        Method::post, "/add",
        {{"sec-fetch-site", "cross-site"}, {"content-type", "application/x-www-form-urlencoded"}},
        "url=https%3A%2F%2Fevil.example%2F&title=planted");
    EXPECT_EQ(asked.status, 401);
    EXPECT_THAT(asked.body, Not(HasSubstr("planted")));
    EXPECT_THAT(asked.body, HasSubstr("name=\"next\" value=\"/\""));
}

TYPED_TEST(SigningIn, takes_nothing_back_for_a_notice_that_is_none)
{
    auto browser = this->colette();
    EXPECT_EQ(browser.post("/undo", {{"change", ""}}).status, 400);
    EXPECT_EQ(browser.get("/tags?did=").status, 200);
}

} // namespace
} // namespace florilege::web
