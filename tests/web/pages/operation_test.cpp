// What whoever runs the site sees of it: whether it lives and answers, its figures, and a disk that is full.
#include "accounts/token.hpp"
#include "tests/store/sqlite/faulty_disk.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/site/metrics_app.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::text_of_page;

template <class Where> class Health : public tests::SiteTest<Where> {};
TYPED_TEST_SUITE(Health, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Health, says_that_requests_are_answered_until_the_program_ends)
{
    auto browser = this->guest();
    EXPECT_EQ(browser.get("/livez").status, 200);
    EXPECT_EQ(browser.get("/readyz").status, 200);
    this->site->ready = false;
    EXPECT_EQ(browser.get("/livez").status, 200);
    EXPECT_EQ(browser.get("/readyz").status, 503);
    EXPECT_EQ(browser.get("/").status, 200) << "what comes all the same is answered";
}

template <class Where> class Figures : public tests::SiteTest<Where> {
protected:
    void serve(Method method, std::string_view route, int status)
    {
        this->app->served({method, route, status, 2000, std::chrono::milliseconds{3}, "id"});
    }
    Server server{{.spool = this->folder.path()}};
    MetricsApp metrics{*this->site, this->app->metrics(), server};
    tests::Browser scraper{metrics};
};
TYPED_TEST_SUITE(Figures, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Figures, count_what_was_served_on_a_listener_of_their_own)
{
    this->serve(Method::get, "/b/{id}", 200);
    this->serve(Method::get, "/b/{id}", 200);
    this->serve(Method::post, "/add", 303);
    auto const told = this->scraper.get("/metrics");
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(told.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_THAT(told.body, HasSubstr(R"(_count{route="/b/{id}",method="GET",status="200"} 2)"));
    EXPECT_THAT(told.body, HasSubstr(R"(_count{route="/add",method="POST",status="303"} 1)"));
    EXPECT_THAT(told.body, HasSubstr("florilege_connections 0\n"));
    EXPECT_EQ(this->guest().get("/metrics").status, 404);
}

TYPED_TEST(Figures, stand_beside_health_and_nothing_else)
{
    EXPECT_EQ(this->scraper.get("/livez").status, 200);
    EXPECT_EQ(this->scraper.get("/readyz").status, 200);
    this->site->ready = false;
    EXPECT_EQ(this->scraper.get("/readyz").status, 503);
    EXPECT_EQ(this->scraper.get("/").status, 404);
    EXPECT_EQ(this->scraper.get("/add").status, 404);
}

class LongBodies : public tests::SiteTest<tests::ProductOnSqlite> {
protected:
    /// What stands for a body that has not come yet; 0 where it is to come.
    int asked_first(Method method, std::string const& path, std::vector<Header> const& headers)
    {
        Request request;
        request.method = method;
        request.target = parse_target(path).value();
        for (auto const& header : headers)
            request.headers.add(header.name, header.value);
        EXPECT_TRUE(app->intake(method, request.target).asks_first) << path;
        auto const answer = app->turned_away(request);
        if (!answer) return 0;
        EXPECT_TRUE(answer->headers.find("content-security-policy")) << "it is finished as any";
        return answer->status;
    }
};

TEST_F(LongBodies, are_read_for_those_who_may_send_them_alone)
{
    auto const cookie = "florilege=" + colette().cookies["florilege"];
    for (auto const* path : {"/imports", "/api/v1/imports", "/api/v1/bookmarks/batch"}) {
        EXPECT_EQ(asked_first(Method::post, path, {}), 401) << path;
        EXPECT_EQ(asked_first(Method::post, path, {{"cookie", "florilege=made-up"}}), 401) << path;
        EXPECT_EQ(asked_first(Method::post, path, {{"cookie", cookie}}), 0) << path;
    }
    std::optional<accounts::NewToken> reads;
    database->write([&](store::Transaction& transaction) {
        reads = accounts::create_token(transaction, owner, {"r", {accounts::Scope::read}, {}}, tests::monday);
    });
    for (auto const* path : {"/api/v1/imports", "/api/v1/bookmarks/batch"}) {
        EXPECT_EQ(asked_first(Method::post, path, {{"authorization", "Bearer " + reads->secret}}), 403)
            << path;
    }
    EXPECT_FALSE(app->intake(Method::post, parse_target("/sign-in").value()).asks_first);
}

template <class Where> class HardQuestions : public tests::SiteTest<Where> {};
TYPED_TEST_SUITE(HardQuestions, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(HardQuestions, are_stopped_after_a_while_and_told_of)
{
    this->take(tests::page("https://a.example/1", "Kept"));
    this->limits.read_time = std::chrono::milliseconds{0};
    this->open();
    auto browser = this->colette();
    auto const page = browser.get("/?q=kept");
    EXPECT_EQ(page.status, 503);
    EXPECT_THAT(text_of_page(page.body), HasSubstr("This took longer than it may"));
    EXPECT_THAT(page.body, Not(HasSubstr("SELECT")));
    auto const call = browser.get("/api/v1/bookmarks?q=kept");
    EXPECT_EQ(call.status, 503);
    EXPECT_EQ(call.header("content-type"), "application/problem+json");
    EXPECT_THAT(call.body, HasSubstr("This took longer than it may"));
    EXPECT_EQ(browser.get("/api/v1/export?format=csv").status, 200) << "an export takes as long as it takes";
}

/// The disk must be there before what is open on it.
struct WithFaultyDisk {
    store::FaultyDisk disk;
};
class FullDisk : protected WithFaultyDisk, public tests::SiteTest<tests::ProductOnSqlite> {};

TEST_F(FullDisk, is_told_to_who_changes_something_and_to_nobody_who_reads)
{
    take(tests::page("https://a.example/1", "Kept"));
    auto browser = colette();
    disk.fail_writes(SQLITE_FULL);
    auto const refused = browser.post("/add", {{"url", "https://a.example/2"}, {"title", "Mine"}});
    EXPECT_EQ(refused.status, 507);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("Nothing was changed. Reading goes on"));
    EXPECT_THAT(refused.body, Not(HasSubstr("sqlite")));
    EXPECT_THAT(refused.body, HasSubstr("<input name=\"title\" value=\"Mine\">")) << "it can be sent again";
    EXPECT_THAT(browser.get("/").body, HasSubstr("Kept"));
    clock.time += std::chrono::days{2}; // the use of the sign-in is to be noted
    EXPECT_EQ(browser.get("/history").status, 200);
    EXPECT_EQ(browser.get("/readyz").status, 200);

    disk.fail_writes(SQLITE_OK);
    EXPECT_EQ(browser.post("/add", {{"url", "https://a.example/2"}, {"title", "Mine"}}).status, 303);
    EXPECT_EQ(all().size(), 2U);
}

} // namespace
} // namespace florilege::web
