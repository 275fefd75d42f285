#include "library/profile.hpp"
#include "tests/web/api/api_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::each_of;
using tests::number_at;
using tests::page;
using tests::text_at;

/// Colette shows one of two bookmarks, one of two lists, and one of two digests.
template <class Where> class ApiPeople : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        save("https://a.example/open", "An open one", accounts::Audience::everyone());
        save("https://a.example/secret", "A secret one", accounts::Audience::me());
        auto own = this->mine();
        own.post("/api/v1/lists", R"({"path": ["Open list"], "audience": "public"})");
        own.post("/api/v1/lists", R"({"path": ["Secret list"]})");
        own.post("/api/v1/digests", R"({"name": "weekly"})");
        own.post("/api/v1/digests", R"({"name": "diary", "audience": "me"})");
        this->clock.time = tests::monday + 24h * 7;
        JobWorkers{*this->site, all_job_kinds()}.do_due();
    }

    void save(std::string const& url, std::string const& title, accounts::Audience audience)
    {
        auto draft = page(url, title, {"maps"});
        draft.audience = audience;
        draft.created = this->now;
        this->take(draft);
    }

    static constexpr auto* colette = "/api/v1/people/colette";
};
TYPED_TEST_SUITE(ApiPeople, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiPeople, are_seen_as_they_show_themselves_also_by_themselves)
{
    for (auto program : {this->mine(), this->strangers()}) {
        auto const person = program.get(this->colette);
        EXPECT_EQ(text_at(person, "/url"), "http://links.example/u/colette");
        EXPECT_EQ(text_at(person, "/lists/0/path/0"), "Open list");
        EXPECT_THAT(each_of(person, "/lists", "note"), ElementsAre(""));
        EXPECT_THAT(each_of(person, "/digests", "name"), ElementsAre("weekly"));
        auto const found =
            program.get(std::string{this->colette} + "/bookmarks?q=maps%20OR%20one&facets=true");
        EXPECT_THAT(each_of(found, "/items", "title"), ElementsAre("An open one"));
        EXPECT_EQ(number_at(found, "/facets/tags/0/count"), 1);
    }
    EXPECT_EQ(this->strangers().get(std::string{this->colette} + "/bookmarks?q=tagg%3Amaps").status, 400);
}

TYPED_TEST(ApiPeople, have_issues_that_everyone_reads)
{
    auto other = this->strangers();
    auto const issues = std::string{this->colette} + "/digests/weekly/issues";
    EXPECT_THAT(each_of(other.get(issues), "/items", "period"), ElementsAre("2012-w05"));
    auto const issue = other.get(issues + "/2012-w05");
    EXPECT_EQ(text_at(issue, "/url"), "http://links.example/u/colette/digest/weekly/2012-w05");
    EXPECT_THAT(text_at(issue, "/html"), HasSubstr("An open one"));
    EXPECT_THAT(text_at(issue, "/html"), Not(HasSubstr("A secret one")));
    EXPECT_EQ(other.get(issues + "/2012-w04").status, 404);
    for (std::string const path : {"/issues", "/issues/2012-w05"})
        EXPECT_EQ(other.get(std::string{this->colette} + "/digests/diary" + path).body,
                  other.get(std::string{this->colette} + "/digests/nothing" + path).body);
}

TYPED_TEST(ApiPeople, are_nobody_where_they_hide_or_show_nothing)
{
    auto other = this->strangers();
    auto const nobody = other.get("/api/v1/people/nobody");
    EXPECT_EQ(nobody.status, 404);
    EXPECT_EQ(this->mine().get("/api/v1/people/gaston").body, nobody.body) << "who shows nothing";
    this->database->write([&](store::Transaction& transaction) {
        library::show_profile(transaction, this->owner, library::ProfileShown::never);
    });
    for (std::string const path :
         {"", "/bookmarks", "/digests/weekly/issues", "/digests/weekly/issues/2012-w05"})
        EXPECT_EQ(other.get(this->colette + path).body, nobody.body) << path;
    EXPECT_EQ(this->mine().get(this->colette).status, 200) << "everyone finds their own";
    EXPECT_EQ(this->nobodys().get(this->colette).status, 401);
}

} // namespace
} // namespace florilege::web
