#include "tests/prelude/log_in_memory.hpp"
#include "tests/web/pages/oidc_site.hpp"
#include "web/oidc/attempt.hpp"

#include <algorithm>
#include <functional>

namespace florilege::web {
namespace {

using boost::json::object;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using tests::ok;

template <class Where> class OidcDefences : public tests::OidcSite<Where> {};
TYPED_TEST_SUITE(OidcDefences, tests::ProductEngines, tests::ProductEngineNames);

constexpr auto* right = "tape stone quiet lamp";

std::string const moved = "HTTP/1.1 302 Found\r\nLocation: /keys\r\nContent-Length: 0\r\n\r\n";

TYPED_TEST(OidcDefences, take_a_way_back_once_in_the_browser_that_began_it_and_for_a_while)
{
    this->connect(this->owner);
    auto browser = this->here(this->guest());
    auto const sent = this->begun(browser);
    this->give_token(this->claims_for(sent));
    auto const carried = browser.cookies.at("oidc");

    auto other = this->here(this->guest());
    EXPECT_EQ(this->come_back(other, sent).status, 400) << "another browser";
    auto older = this->here(this->guest());
    this->begun(older);
    EXPECT_EQ(this->come_back(older, sent).status, 400) << "one that began another";
    for (auto const* query : {"", "?code=c-1", "?state=&code=c-1", "?state=wrong&code=c-1"}) {
        auto wrong = this->here(this->guest());
        wrong.cookies["oidc"] = carried;
        auto const answer = wrong.get(std::string{"/sign-in/oidc/back"} + query);
        EXPECT_EQ(answer.status, 400) << query;
        EXPECT_THAT(answer.body, HasSubstr("Please begin again."));
    }
    auto twice = this->here(this->guest());
    twice.cookies["oidc"] = carried;
    EXPECT_EQ(this->come_back(twice, sent, "&code=c-1&state=" + sent.text("state")).status, 400);
    auto made_up = this->here(this->guest());
    made_up.cookies["oidc"] = "AAAA" + carried;
    EXPECT_EQ(this->come_back(made_up, sent).status, 400);

    EXPECT_EQ(this->come_back(browser, sent).status, 303);
    browser.cookies["oidc"] = carried;
    auto const used = this->come_back(browser, sent);
    EXPECT_EQ(used.status, 400);
    EXPECT_THAT(used.body, HasSubstr("was used already"));

    auto late = this->here(this->guest());
    auto const then = this->begun(late);
    this->clock.time += attempt_lasts;
    this->give_token(this->claims_for(then));
    EXPECT_EQ(this->come_back(late, then).status, 400) << "too late";
}

TYPED_TEST(OidcDefences, say_so_where_the_other_site_says_no)
{
    auto browser = this->here(this->guest());
    browser.language = "fr";
    auto sent = this->begun(browser);
    auto const denied = this->come_back(browser, sent, "&error=access_denied&error_description=<b>no</b>");
    EXPECT_EQ(denied.status, 403);
    EXPECT_THAT(denied.body, HasSubstr("Example ID répond que vous n’avez pas donné votre accord"));
    EXPECT_THAT(denied.body, Not(HasSubstr("<b>no</b>")));
    EXPECT_THAT(denied.body, HasSubstr("href=\"/sign-in\""));
    for (auto const* more : {"&error=server_error", "", "&code=", "&code=a&code=b"}) {
        sent = this->begun(browser);
        EXPECT_EQ(this->come_back(browser, sent, more).status, 502) << more;
    }
}

TYPED_TEST(OidcDefences, believe_no_wrong_token)
{
    this->connect(this->owner);
    tests::LogInMemory log;
    auto const forger = tests::SigningKey::p256("e1");
    auto browser = this->here(this->guest());
    std::function<void(object&)> const changes[]{
        [](object& c) { c["iss"] = "https://id.example"; }, [](object& c) { c["aud"] = "other"; },
        [](object& c) { c["nonce"] = "other"; }, [](object& c) { c["exp"] = 1; },
        [](object& c) { c.erase("sub"); }};
    for (auto const& change : changes) {
        auto const sent = this->begun(browser);
        auto claims = this->claims_for(sent);
        change(claims);
        this->give_token(claims);
        EXPECT_EQ(this->come_back(browser, sent).status, 502) << claims;
    }
    auto const sent = this->begun(browser);
    this->give_token(this->claims_for(sent), forger);
    auto const answer = this->come_back(browser, sent);
    EXPECT_EQ(answer.status, 502);
    EXPECT_THAT(answer.body, HasSubstr("signing in with a password works as before"));
    EXPECT_THAT(browser.cookies, Not(Contains(Key("florilege"))));
    EXPECT_THAT(log.take(), HasSubstr("security: sign-in by another site refused, account -, from "));
}

TYPED_TEST(OidcDefences, outlast_whatever_the_other_site_answers)
{
    this->connect(this->owner);
    for (auto const& whole : {moved, ok("[]"), ok("<html>"), ok("{}"), ok(R"({"id_token":7})"),
                              std::string{"HTTP/1.1 400 Bad\r\nContent-Length: 2\r\n\r\n{}"},
                              ok(std::string(std::size_t{300} << 10, ' ') + "{}"), std::string{"nonsense"}}) {
        auto browser = this->here(this->guest());
        auto const sent = this->begun(browser);
        this->provider.answer_at("/token", whole);
        EXPECT_EQ(this->come_back(browser, sent).status, 502) << whole.substr(0, 60);
    }
    auto browser = this->here(this->guest());
    auto const sent = this->begun(browser);
    this->provider.fall_silent();
    EXPECT_EQ(this->come_back(browser, sent).status, 502);
    EXPECT_EQ(browser.post("/sign-in", {{"name", "colette"}, {"password", right}}).status, 303)
        << "who has a password is kept out by nothing of it";
}

TYPED_TEST(OidcDefences, send_nobody_to_a_site_that_describes_itself_wrongly)
{
    auto const begins = [&](object const& changes) {
        this->describe(changes);
        this->open(); // what it said before is forgotten
        auto browser = this->here(this->guest());
        browser.get("/sign-in");
        return browser.post("/sign-in/oidc").status;
    };
    EXPECT_EQ(begins({}), 200);
    EXPECT_EQ(begins({{"issuer", this->provider.origin() + "/"}}), 502);
    EXPECT_EQ(begins({{"issuer", "https://elsewhere.example"}}), 502);
    EXPECT_EQ(begins({{"token_endpoint", "http://elsewhere.example/token"}}), 502);
    EXPECT_EQ(begins({{"authorization_endpoint", "javascript:alert(1)"}}), 502);
    EXPECT_EQ(begins({{"jwks_uri", "file:///etc/hostname"}}), 502);
    EXPECT_EQ(begins({{"jwks_uri", nullptr}}), 502);
    EXPECT_EQ(begins({{"code_challenge_methods_supported", {"plain"}}}), 502);
    EXPECT_EQ(begins({{"response_types_supported", {"id_token"}}}), 502);
    EXPECT_EQ(begins({{"token_endpoint_auth_methods_supported", {"private_key_jwt"}}}), 502);
    for (auto const& whole : {moved, ok("[]"), std::string{"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"}}) {
        this->provider.answer_at("/.well-known/openid-configuration", whole);
        this->open();
        auto browser = this->here(this->guest());
        browser.get("/sign-in");
        EXPECT_EQ(browser.post("/sign-in/oidc").status, 502) << whole;
    }
}

TYPED_TEST(OidcDefences, know_from_where_somebody_comes_back_where_that_is_said)
{
    this->connect(this->owner);
    auto const back = [&](std::string const& more) {
        auto browser = this->here(this->guest());
        auto const sent = this->begun(browser);
        this->give_token(this->claims_for(sent));
        return this->come_back(browser, sent, "&code=c-1" + more).status;
    };
    auto const ours = "&iss=" + encoded(this->provider.origin());
    EXPECT_EQ(back(""), 303);
    EXPECT_EQ(back(ours), 303);
    EXPECT_EQ(back("&iss=https%3A%2F%2Felsewhere.example"), 502);
    this->describe({{"authorization_response_iss_parameter_supported", true}});
    this->open();
    EXPECT_EQ(back(""), 502);
    EXPECT_EQ(back(ours), 303);
}

TYPED_TEST(OidcDefences, ask_once_for_new_keys_and_not_all_day)
{
    this->connect(this->owner);
    auto const asked = [&] {
        auto const all = this->provider.taken();
        return std::count_if(all.begin(), all.end(),
                             [](auto const& one) { return one.starts_with("GET /keys"); });
    };
    auto const with = [&](tests::SigningKey const& signer) {
        auto browser = this->here(this->guest());
        auto const sent = this->begun(browser);
        this->give_token(this->claims_for(sent), signer);
        return this->come_back(browser, sent).status;
    };
    auto const newer = tests::SigningKey::p256("e2");
    EXPECT_EQ(with(this->key()), 303);
    EXPECT_EQ(asked(), 1);
    this->provider.answer_at("/keys", ok(tests::key_set_of({this->key(), newer})));
    EXPECT_EQ(with(newer), 502) << "they were asked for a moment ago";
    this->clock.time += std::chrono::minutes{2};
    EXPECT_EQ(with(newer), 303);
    EXPECT_EQ(asked(), 2);
    for (int count = 0; count < 5; ++count)
        EXPECT_EQ(with(tests::SigningKey::p256("nobody's")), 502);
    EXPECT_EQ(asked(), 2);
}

} // namespace
} // namespace florilege::web
