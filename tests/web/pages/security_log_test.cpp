#include "accounts/token.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/prelude/log_in_memory.hpp"
#include "tests/web/raw_client.hpp"
#include "tests/web/server/running_server.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace florilege::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A site whose log is read.
template <class Where> class SecurityLog : public tests::SiteTest<Where> {
protected:
    /// What was logged since the last call.
    std::string told() { return log_.take(); }
    std::string account() const
    {
        return accounts::find_account(*this->database->read(accounts::authenticator), this->owner)
            ->public_id.text();
    }
    std::string said(std::string const& event, std::string const& account) const
    {
        return "security: " + event + ", account " + account + ", from 192.0.2.7";
    }
    static tests::FieldList signing(std::string const& name, std::string const& password)
    {
        return {{"name", name}, {"password", password}};
    }

    static constexpr auto right = "tape stone quiet lamp";

private:
    tests::LogInMemory log_;
};
TYPED_TEST_SUITE(SecurityLog, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(SecurityLog, tells_who_came_in_and_who_was_refused)
{
    auto browser = this->guest();
    browser.get("/sign-in");
    browser.post("/sign-in", this->signing("colette", "wrong-canary"));
    EXPECT_THAT(this->told(), HasSubstr(this->said("sign-in refused", this->account())));
    browser.post("/sign-in", this->signing("name-canary", "wrong-canary"));
    EXPECT_THAT(this->told(), HasSubstr(this->said("sign-in refused", "-")));
    browser.post("/sign-in", this->signing("colette", this->right));
    EXPECT_THAT(this->told(), HasSubstr(this->said("signed in", this->account())));
    browser.get("/");
    browser.post("/sign-out");
    EXPECT_THAT(this->told(), HasSubstr(this->said("signed out", this->account())));
    for (int count = 0; count < 30; ++count)
        browser.post("/sign-in", this->signing("colette", "guess"));
    EXPECT_THAT(this->told(), HasSubstr(this->said("tries held back", this->account())));
    browser.send(Method::get, "/api/v1/account", {{"authorization", "Bearer canary"}});
    EXPECT_THAT(this->told(), HasSubstr(this->said("token refused", "-")));
}

TYPED_TEST(SecurityLog, tells_what_opens_and_closes_an_account)
{
    auto browser = this->colette();
    auto const own = [&](std::string const& event) { return HasSubstr(this->said(event, this->account())); };
    browser.post("/settings/tokens", {{"label", "phone"}, {"lasts", "30"}, {"current", "wrong"}});
    EXPECT_THAT(this->told(), own("password refused"));
    browser.post("/settings/tokens", {{"label", "phone"}, {"lasts", "30"}, {"current", this->right}});
    EXPECT_THAT(this->told(), own("token made"));
    browser.post("/settings/password", {{"current", this->right}, {"password", "lamp quiet stone tape"}});
    EXPECT_THAT(this->told(), own("password changed"));
    browser.post("/admin/invitations");
    EXPECT_THAT(this->told(), own("invitation made"));
    browser.post("/admin/site", {{"site_name", "Lectures"}, {"public_url", ""}, {"registration", "closed"}});
    EXPECT_THAT(this->told(), own("site settings changed"));
    browser.token = "AAAA";
    browser.send(Method::post, "/settings/sign-ins/end-others",
                 {{"sec-fetch-site", "cross-site"}, {"content-type", "application/x-www-form-urlencoded"}},
                 "token=AAAA");
    EXPECT_THAT(this->told(), own("forged form refused"));
}

TYPED_TEST(SecurityLog, tells_of_a_second_step_that_is_refused)
{
    this->database->write([&](store::Transaction& transaction) {
        tests::put_in_force(transaction, this->owner, this->clock.now());
    });
    auto browser = this->guest();
    browser.get("/sign-in");
    browser.post("/sign-in", this->signing("colette", this->right));
    EXPECT_THAT(this->told(), Not(HasSubstr("signed in")));
    browser.post("/sign-in/second", {{"code", "000000"}});
    EXPECT_THAT(this->told(), HasSubstr(this->said("second step refused", this->account())));
}

TYPED_TEST(SecurityLog, tells_of_who_reaches_further_than_they_may)
{
    auto stranger = this->gaston();
    stranger.get("/admin");
    EXPECT_THAT(this->told(), HasSubstr("security: page of the owner refused"));
    std::optional<accounts::NewToken> reads;
    this->database->write([&](store::Transaction& transaction) {
        reads = accounts::create_token(transaction, this->owner, {"r", {accounts::Scope::read}, {}},
                                       this->clock.now());
    });
    tests::Browser program{*this->app};
    std::vector<Header> const headers{{"authorization", "Bearer " + reads->secret},
                                      {"content-type", "application/json"}};
    EXPECT_EQ(program.send(Method::post, "/api/v1/lists", headers, "{}").status, 403);
    EXPECT_THAT(this->told(), HasSubstr(this->said("token refused", this->account())));
}

/// All that a pattern finds in a file, by its first group.
std::set<std::string> found_in(std::filesystem::path const& file, std::regex const& pattern)
{
    std::ifstream in{file};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    std::set<std::string> out;
    for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at)
        out.insert((*at)[1]);
    return out;
}

TEST(SecurityLogLines, are_those_of_the_documentation)
{
    std::filesystem::path const root{FLORILEGE_SOURCE};
    std::set<std::string> written;
    std::regex const call{"note_security\\([^;]*?\"([a-z][a-z -]+)\""};
    for (auto const& entry : std::filesystem::recursive_directory_iterator{root / "src" / "web"})
        if (entry.path().extension() == ".cpp") written.merge(found_in(entry.path(), call));
    EXPECT_GE(written.size(), 30U);
    auto const documented = found_in(root / "docs/reference/serve.md", std::regex{"`([a-z][a-z -]+)`"});
    for (auto const& line : written)
        EXPECT_TRUE(documented.contains(line)) << line;
}

TYPED_TEST(SecurityLog, holds_nothing_that_was_typed)
{
    {
        // The server tells of every request.
        tests::RunningServer const server{*this->app};
        for (std::string const path : {"/?q=canary", "/u/canary", "/reset/canary", "/feeds/canary/links.atom",
                                       "/canary", "/set-up?code=canary"})
            EXPECT_TRUE(tests::ask(server.port, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")) << path;
        EXPECT_TRUE(tests::ask(server.port, "GET /canary\x01 HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    EXPECT_THAT(this->told(),
                AllOf(HasSubstr("GET /feeds/{secret}/links.atom 404"), Not(HasSubstr("canary"))));
    auto browser = this->guest();
    browser.get("/sign-in");
    browser.post("/sign-in", this->signing("canary", "canary canary"));
    auto own = this->colette();
    own.get("/?q=canary&sort=canary");
    own.get("/?q=site%3Acanary.example");
    own.post("/add", {{"url", "https://canary.example/canary"}, {"title", "canary"}, {"note", "canary"}});
    own.post("/settings/tokens", {{"label", "canary"}, {"lasts", "30"}, {"current", "canary"}});
    own.post("/t/canary/rename", {{"name", "canary"}});
    own.get("/u/canary");
    EXPECT_THAT(this->told(), AllOf(HasSubstr("security: sign-in refused"), Not(HasSubstr("canary"))));
}

TYPED_TEST(SecurityLog, shows_one_sign_in_of_a_browser_that_signs_in_anew)
{
    auto browser = this->guest();
    browser.get("/sign-in");
    browser.post("/sign-in", this->signing("colette", this->right));
    auto const first = browser.cookies["florilege"];
    browser.get("/lists");
    browser.post("/sign-in", this->signing("colette", this->right));
    EXPECT_NE(browser.cookies["florilege"], first);
    EXPECT_EQ(browser.get("/tags").status, 200);
    browser.cookies["florilege"] = first;
    EXPECT_EQ(browser.get("/tags").status, 303) << "the browser forgot it";
}

} // namespace
} // namespace florilege::web
