#include "library/lists/list.hpp"
#include "tests/web/routes/filled_path.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/routes/route.hpp"

#include <gmock/gmock.h>

/// Every address that changes something, asked in each way in which another site, an old page or somebody
/// else's page could ask it with the browser of the site's owner.
namespace florilege::web {
namespace {

using ::testing::AnyOf;
using tests::page;

template <class Where> class Forgery : public tests::SiteTest<Where> {
protected:
    void SetUp() override { keep_something(); }

    void keep_something()
    {
        this->take(page("https://a.example/1", "Kept", {"maps"}));
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::take_list(transaction, shelf, {list, {"Reading"}, {}, accounts::Audience::me(), {}});
        });
    }

    /// The path of a route to something that is there.
    std::string path_of(Route const& route)
    {
        return tests::filled_path(route.path, [&](std::string_view name) {
            if (name == "name") return std::string{"colette"};
            if (name == "tag") return std::string{"maps"};
            return route.path.starts_with("/lists") || name == "list" ? list.text()
                                                                      : this->id_of("https://a.example/1");
        });
    }

    static bool takes_json(Route const& route)
    {
        return route.body == Body::json || route.body == Body::many_json || route.proof == Proof::token;
    }

    /// Whether the route takes what was sent apart: a form, or JSON.
    static bool reads_a_text(Route const& route)
    {
        return route.body != Body::none && !(route.body == Body::upload && route.proof == Proof::token);
    }

    /// Asks a route with this token and these headers, as a form or as the script of our pages does.
    tests::Answer ask(tests::Browser& browser, Route const& route, std::string const& token,
                      std::vector<Header> headers, std::string type = {})
    {
        if (type.empty()) type = takes_json(route) ? "application/json" : "application/x-www-form-urlencoded";
        headers.push_back({"content-type", type});
        if (takes_json(route)) {
            if (!token.empty()) headers.push_back({"x-form-token", token});
            return browser.send(route.method, path_of(route), headers, "{}");
        }
        return browser.send(route.method, path_of(route), headers,
                            token.empty() ? "" : tests::urlencoded({{"token", token}}));
    }

    /// The routes that act for who is signed in; the others have nothing that could be borrowed.
    static std::vector<Route const*> changing_routes()
    {
        std::vector<Route const*> found;
        for (auto const* route : all_routes())
            if (std::holds_alternative<Changes>(route->action) &&
                (route->policy.who() == Policy::Who::signed_in ||
                 route->policy.who() == Policy::Who::site_owner))
                found.push_back(route);
        return found;
    }

    /// What the owner has, as the pages show it, without what is random in them.
    std::string everything(tests::Browser& browser)
    {
        std::string shown;
        for (auto const* path :
             {"/", "/tags", "/lists", "/searches", "/history", "/settings", "/settings/security",
              "/settings/tokens", "/settings/feeds", "/digests", "/imports", "/admin"})
            shown += tests::text_of_page(browser.get(path).body);
        return shown;
    }

    PublicId list = PublicId::random();
    /// 409 is the page that asks whether what an old page sent is still meant.
    ::testing::Matcher<int> const refused = AnyOf(403, 409);
    std::vector<Header> const ours{{"sec-fetch-site", "same-origin"}};
};
TYPED_TEST_SUITE(Forgery, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Forgery, changes_nothing_whatever_it_leaves_out_or_makes_up)
{
    auto browser = this->colette();
    auto other = this->gaston();
    auto ended = this->colette();
    auto const before = this->everything(browser);
    auto const token = browser.token;
    auto const routes = this->changing_routes();
    ASSERT_GT(routes.size(), 50U);
    for (auto const* route : routes) {
        SCOPED_TRACE(std::string{name_of(route->method)} + ' ' + std::string{route->path});
        EXPECT_THAT(this->ask(browser, *route, "", this->ours).status, this->refused) << "without a token";
        EXPECT_THAT(this->ask(browser, *route, "AAAA", this->ours).status, this->refused)
            << "with another token";
        EXPECT_THAT(this->ask(browser, *route, other.token, this->ours).status, this->refused)
            << "with a stranger's token";
        EXPECT_THAT(this->ask(browser, *route, ended.token, this->ours).status, this->refused)
            << "with an old page's token";
        for (auto const* from : {"cross-site", "same-site", "none"})
            EXPECT_THAT(this->ask(browser, *route, token, {{"sec-fetch-site", from}}).status, this->refused)
                << from;
        for (auto const* from :
             {"null", "https://elsewhere.example", "http://links.example.elsewhere.example"})
            EXPECT_THAT(this->ask(browser, *route, token, {{"origin", from}}).status, this->refused) << from;
        EXPECT_THAT(this->ask(browser, *route, token, {}).status, this->refused)
            << "without saying from where";
        if (this->reads_a_text(*route)) {
            EXPECT_EQ(this->ask(browser, *route, token, this->ours, "text/plain").status, 415);
        }
    }
    EXPECT_EQ(this->everything(browser), before);
}

TYPED_TEST(Forgery, does_nothing_by_an_address_alone)
{
    auto browser = this->colette();
    auto const before = this->everything(browser);
    for (auto const* route : this->changing_routes())
        for (auto const method : {Method::get, Method::head}) {
            auto const path = this->path_of(*route) + "?token=" + browser.token;
            auto const answer =
                browser.send(method, path,
                             {{"sec-fetch-site", "same-origin"},
                              {"x-http-method-override", std::string{name_of(route->method)}}});
            EXPECT_THAT(answer.status, AnyOf(200, 303, 400, 404, 405)) << path;
        }
    EXPECT_EQ(this->everything(browser), before);
}

TYPED_TEST(Forgery, is_told_by_the_token_and_nothing_else)
{
    // With its token each route goes on to look at what was sent, so that the refusals above mean something.
    for (auto const* route : this->changing_routes()) {
        this->keep_something(); // some of them delete it
        auto browser = this->colette();
        EXPECT_NE(this->ask(browser, *route, browser.token, this->ours).status, 403) << route->path;
    }
}

} // namespace
} // namespace florilege::web
