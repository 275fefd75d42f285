#include "accounts/disabling.hpp"
#include "accounts/site.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/web/pages/oidc_site.hpp"

namespace florilege::web {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using tests::ok;

template <class Where> class OidcPages : public tests::OidcSite<Where> {};
TYPED_TEST_SUITE(OidcPages, tests::ProductEngines, tests::ProductEngineNames);

constexpr auto* right = "tape stone quiet lamp";

TYPED_TEST(OidcPages, are_offered_where_people_can_come_back_and_nowhere_else)
{
    auto const offers = [&](tests::Browser browser) {
        auto const page = browser.get("/sign-in").body;
        auto const begun = browser.post("/sign-in/oidc").status;
        EXPECT_EQ(begun, page.find("Sign in with Example ID") == std::string::npos ? 404 : 200);
        return begun == 200;
    };
    EXPECT_TRUE(offers(this->here(this->guest())));
    this->public_url = "http://links.example";
    this->open();
    EXPECT_FALSE(offers(this->here(this->guest())));
    EXPECT_EQ(this->guest().get("/sign-in/oidc/back?state=a&code=b").status, 404);
    this->public_url = "https://links.example";
    this->open();
    EXPECT_TRUE(offers(this->guest()));
    this->oidc.reset();
    this->open();
    EXPECT_FALSE(offers(this->guest()));
}

TYPED_TEST(OidcPages, ask_with_pkce_and_secrets_that_are_new_each_time)
{
    auto browser = this->here(this->guest());
    auto const sent = this->begun(browser);
    EXPECT_EQ(sent.text("response_type"), "code");
    EXPECT_EQ(sent.text("client_id"), "florilege");
    EXPECT_EQ(sent.text("redirect_uri"), "http://127.0.0.1:8787/sign-in/oidc/back");
    EXPECT_EQ(sent.text("scope"), "openid") << "who is new here gets nothing, so no name is asked for";
    EXPECT_EQ(sent.text("code_challenge_method"), "S256");
    EXPECT_THAT(sent.text("code_challenge"), SizeIs(43));
    EXPECT_THAT(sent.text("state"), SizeIs(22));
    EXPECT_THAT(sent.text("nonce"), SizeIs(22));
    auto const again = this->begun(browser);
    for (auto const* name : {"state", "nonce", "code_challenge"})
        EXPECT_NE(again.text(name), sent.text(name)) << name;
    EXPECT_EQ(browser.cookies.at("oidc").find(again.text("state")), std::string::npos) << "it is closed";
}

TYPED_TEST(OidcPages, sign_in_who_is_connected_and_lead_where_they_wanted_to_go)
{
    this->connect(this->owner);
    auto browser = this->here(this->guest());
    browser.cookies["florilege"] = "an-older-one";
    auto const answer = this->signed_in_there(browser, {{"next", "/lists"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.header("location"), "/lists");
    EXPECT_NE(browser.cookies["florilege"], "an-older-one");
    EXPECT_THAT(browser.cookies, Not(Contains(Key("oidc"))));
    EXPECT_EQ(browser.get("/tags").status, 200);
    EXPECT_THAT(browser.get("/settings/security").body, HasSubstr("Connected since"));

    // What the other site gave us is for us alone.
    auto const& kept = browser.cookies;
    EXPECT_TRUE(std::none_of(kept.begin(), kept.end(), [](auto const& one) {
        return one.second.find("open-sesame") != std::string::npos || one.second.find("eyJ") == 0;
    }));
    EXPECT_THAT(answer.body, Not(HasSubstr("open-sesame")));

    auto const asked = this->provider.taken().back();
    EXPECT_THAT(asked, StartsWith("POST /token HTTP/1.1\r\n"));
    EXPECT_THAT(asked, HasSubstr("\r\nAuthorization: Basic ZmxvcmlsZWdlOnF1aWV0\r\n"));
    EXPECT_THAT(asked,
                HasSubstr("grant_type=authorization_code&code=c-1&redirect_uri=http%3A%2F%2F127.0.0.1"));
    EXPECT_THAT(asked, HasSubstr("&code_verifier="));
}

TYPED_TEST(OidcPages, go_on_to_no_other_site)
{
    this->connect(this->owner);
    for (auto const* elsewhere :
         {"//evil.example", "/\\evil.example", "https://evil.example/", "", "/a\tb"}) {
        auto browser = this->here(this->guest());
        EXPECT_EQ(this->signed_in_there(browser, {{"next", elsewhere}}).header("location"), "/") << elsewhere;
    }
}

TYPED_TEST(OidcPages, show_the_secret_in_the_form_where_the_other_site_wants_it_there)
{
    this->describe({{"token_endpoint_auth_methods_supported", {"client_secret_post"}}});
    this->connect(this->owner);
    auto browser = this->here(this->guest());
    EXPECT_EQ(this->signed_in_there(browser).status, 303);
    EXPECT_THAT(this->provider.taken().back(), HasSubstr("&client_id=florilege&client_secret=quiet"));
    EXPECT_THAT(this->provider.taken().back(), Not(HasSubstr("Authorization")));
}

TYPED_TEST(OidcPages, ask_for_the_second_step_as_after_a_password)
{
    this->connect(this->owner);
    this->database->write([&](store::Transaction& transaction) {
        tests::put_in_force(transaction, this->owner, this->clock.now());
    });
    auto browser = this->here(this->guest());
    auto const half = this->signed_in_there(browser, {{"next", "/lists"}});
    EXPECT_EQ(half.status, 200);
    EXPECT_THAT(half.body, HasSubstr("One more step"));
    EXPECT_THAT(half.body, HasSubstr("name=\"next\" value=\"/lists\""));
    EXPECT_EQ(browser.get("/tags").header("location"), "/sign-in/second?next=%2Ftags");
}

TYPED_TEST(OidcPages, carry_along_what_was_about_to_be_sent)
{
    this->connect(this->owner);
    auto browser = this->here(this->guest());
    auto const answer =
        this->signed_in_there(browser, {{"next", "/lists"}, {"kept", "name=typed+for+an+hour"}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("typed for an hour"));
    auto other = this->here(this->guest());
    other.get("/sign-in");
    auto const kept = "text=" + std::string(5000, 'x');
    auto const refused = other.post("/sign-in/oidc", {{"next", "/lists"}, {"kept", kept}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("too long to be carried along to Example ID"));
    EXPECT_THAT(refused.body, HasSubstr("value=\"" + kept + "\"")) << "nothing is lost";
}

TYPED_TEST(OidcPages, make_no_account_and_link_none_by_its_mail)
{
    auto const before = this->accounts_there();
    auto browser = this->here(this->guest());
    auto const sent = this->begun(browser, {{"next", "/lists"}});
    auto claims = this->claims_for(sent);
    claims["preferred_username"] = "colette";
    claims["email"] = "colette@links.example";
    claims["email_verified"] = true;
    this->give_token(claims);
    auto const answer = this->come_back(browser, sent);
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("connect it in the settings"));
    EXPECT_THAT(answer.body, HasSubstr("href=\"/sign-in?next=%2Flists\""));
    EXPECT_THAT(browser.cookies, Not(Contains(Key("florilege"))));
    EXPECT_FALSE(this->holder());
    EXPECT_EQ(this->accounts_there(), before);
}

TYPED_TEST(OidcPages, make_a_member_where_newcomers_are_welcome)
{
    this->welcome_newcomers();
    auto browser = this->here(this->guest());
    auto const sent = this->begun(browser);
    EXPECT_EQ(sent.text("scope"), "openid profile email");
    auto claims = this->claims_for(sent);
    claims["preferred_username"] = "Colette";
    this->give_token(claims);
    EXPECT_EQ(this->come_back(browser, sent).header("location"), "/");
    ASSERT_TRUE(this->holder());
    auto const account =
        accounts::find_account(*this->database->read(accounts::authenticator), this->holder()->account);
    EXPECT_EQ(account->name, "colette-2") << "the name is taken, and is no reason to be its person";
    EXPECT_EQ(account->role, accounts::Role::member);
    EXPECT_EQ(browser.get("/admin").status, 404);
    EXPECT_THAT(browser.get("/settings/security").body, HasSubstr("Your account has no password."));

    auto second = this->here(this->guest());
    EXPECT_EQ(this->signed_in_there(second).status, 303);
    EXPECT_THAT(second.get("/settings").body, HasSubstr("colette-2"));
}

TYPED_TEST(OidcPages, ask_for_a_name_where_the_token_has_none)
{
    this->welcome_newcomers();
    this->describe({{"userinfo_endpoint", this->provider.origin() + "/me"}});
    this->provider.answer_at("/me", ok(R"({"sub":"ida-1","name":"Ida Merle"})"));
    auto browser = this->here(this->guest());
    EXPECT_EQ(this->signed_in_there(browser).status, 303);
    EXPECT_THAT(this->provider.taken().back(), HasSubstr("\r\nAuthorization: Bearer open-sesame\r\n"));
    EXPECT_THAT(browser.get("/settings").body, HasSubstr("ida-merle"));
    this->provider.answer_at("/me", ok(R"({"sub":"another","name":"Not Her"})"));
    auto other = this->here(this->guest());
    EXPECT_EQ(this->signed_in_there(other, {}, "ida-2").status, 303);
    EXPECT_THAT(other.get("/settings").body, HasSubstr("reader"));
}

TYPED_TEST(OidcPages, take_nobody_new_where_registration_is_closed)
{
    this->welcome_newcomers();
    this->database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(accounts::set_site_setting(transaction, accounts::Setting::registration, "closed"));
    });
    auto browser = this->here(this->guest());
    auto const answer = this->signed_in_there(browser);
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("takes nobody new"));
    EXPECT_FALSE(this->holder());
}

TYPED_TEST(OidcPages, let_nobody_in_whose_account_is_closed)
{
    this->welcome_newcomers();
    this->connect(this->stranger);
    this->database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(accounts::disable_account(transaction, this->stranger, this->clock.now()));
    });
    auto const before = this->accounts_there();
    auto browser = this->here(this->guest());
    auto const answer = this->signed_in_there(browser);
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("Your account here is closed."));
    EXPECT_THAT(browser.cookies, Not(Contains(Key("florilege"))));
    EXPECT_EQ(this->accounts_there(), before) << "nor is another made in its place";
}

TYPED_TEST(OidcPages, connect_an_account_for_who_knows_its_password)
{
    auto browser = this->here(this->colette());
    auto const page = browser.get("/settings/security");
    EXPECT_THAT(page.body, HasSubstr("You can sign in with Example ID instead of your password."));
    auto const wrong = browser.post("/settings/oidc", {{"current", "not this one"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("That is not your password."));
    auto const sent = this->begun(browser, {{"current", right}}, "/settings/oidc");
    this->give_token(this->claims_for(sent));
    EXPECT_EQ(this->come_back(browser, sent).header("location"), "/settings/security?said=connected");
    ASSERT_TRUE(this->holder());
    EXPECT_EQ(this->holder()->account, this->owner);

    EXPECT_EQ(browser.post("/settings/oidc/off", {{"current", "not this one"}}).status, 422);
    EXPECT_TRUE(this->holder());
    auto there = this->here(this->guest());
    EXPECT_EQ(this->signed_in_there(there).status, 303);
    EXPECT_EQ(browser.post("/settings/oidc/off", {{"current", right}}).header("location"),
              "/settings/security?said=disconnected");
    EXPECT_FALSE(this->holder());
    EXPECT_EQ(there.get("/tags").status, 303) << "what it opened is shut";
    EXPECT_EQ(browser.get("/tags").status, 200);
}

TYPED_TEST(OidcPages, connect_nobody_but_who_began_it)
{
    auto colette = this->here(this->colette());
    auto const sent = this->begun(colette, {{"current", right}}, "/settings/oidc");
    this->give_token(this->claims_for(sent));
    auto gaston = this->here(this->gaston());
    gaston.cookies["oidc"] = colette.cookies.at("oidc");
    auto const answer = this->come_back(gaston, sent);
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("Nothing was connected"));
    EXPECT_THAT(answer.body, HasSubstr("href=\"/settings/security\""));
    EXPECT_FALSE(this->holder());

    this->connect(this->stranger);
    auto again = this->here(this->colette());
    auto const then = this->begun(again, {{"current", right}}, "/settings/oidc");
    this->give_token(this->claims_for(then));
    EXPECT_EQ(this->come_back(again, then).status, 409) << "it is another's";
    EXPECT_EQ(this->holder()->account, this->stranger);
}

} // namespace
} // namespace florilege::web
