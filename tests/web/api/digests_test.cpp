#include "digest/publish/standing.hpp"
#include "tests/web/api/api_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tests::each_of;
using tests::json_of;
using tests::number_at;
using tests::page;
using tests::text_at;

template <class Where> class ApiDigests : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        save("https://a.example/open", "An open one", accounts::Audience::everyone());
        save("https://a.example/secret", "A secret one", accounts::Audience::me());
        this->clock.time = tests::monday + 24h * 7;
    }

    void save(std::string const& url, std::string const& title, accounts::Audience audience)
    {
        auto draft = page(url, title, {"maps"});
        draft.audience = audience;
        draft.created = this->now;
        this->take(draft);
    }
    void work() { JobWorkers{*this->site, all_job_kinds()}.do_due(); }
};
TYPED_TEST_SUITE(ApiDigests, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiDigests, are_ordered_and_come_out_by_themselves)
{
    auto program = this->mine();
    auto const ordered = program.post("/api/v1/digests", R"({"name": "weekly", "query": "tag:maps"})");
    EXPECT_EQ(ordered.status, 201);
    EXPECT_EQ(ordered.header("location"), "/api/v1/digests/weekly");
    EXPECT_EQ(text_at(ordered, "/every"), "week");
    EXPECT_EQ(text_at(ordered, "/audience"), "public");
    EXPECT_EQ(text_at(program.get("/api/v1/digests/weekly"), "/query"), "tag:maps");
    this->work();
    auto const issues = program.get("/api/v1/digests/weekly/issues");
    EXPECT_THAT(each_of(issues, "/items", "period"), ElementsAre("2012-w05"));
    EXPECT_FALSE(json_of(issues).at_pointer("/more").as_bool());
    auto const issue = program.get("/api/v1/digests/weekly/issues/2012-w05");
    EXPECT_EQ(number_at(issue, "/entries"), 1);
    EXPECT_EQ(text_at(issue, "/url"), "http://links.example/u/colette/digest/weekly/2012-w05");
    EXPECT_THAT(text_at(issue, "/html"), HasSubstr("An open one"));
    EXPECT_THAT(text_at(issue, "/html"), Not(HasSubstr("A secret one"))) << "as everyone reads it";
    EXPECT_EQ(program.get("/api/v1/digests/weekly/issues/2012-w04").status, 404);
}

TYPED_TEST(ApiDigests, are_nobody_elses)
{
    this->mine().post("/api/v1/digests", R"({"name": "diary", "audience": "me"})");
    this->work();
    EXPECT_THAT(text_at(this->mine().get("/api/v1/digests/diary/issues/2012-w05"), "/html"),
                HasSubstr("A secret one"));
    auto other = this->strangers();
    EXPECT_THAT(each_of(other.get("/api/v1/digests"), "/items", "name"), IsEmpty());
    for (std::string const path : {"", "/issues", "/issues/2012-w05"})
        EXPECT_EQ(other.get("/api/v1/digests/diary" + path).body,
                  other.get("/api/v1/digests/nothing" + path).body);
    EXPECT_EQ(other.patch("/api/v1/digests/diary", R"({"title": "x"})").status, 404);
    EXPECT_EQ(other.post("/api/v1/digests/diary/publish", R"({"period": "2012-w05"})").status, 404);
    EXPECT_EQ(other.erase("/api/v1/digests/diary").status, 404);
}

TYPED_TEST(ApiDigests, say_what_is_wrong_with_an_order)
{
    auto program = this->mine();
    auto const wrong = [&](std::string const& body) {
        return text_at(program.post("/api/v1/digests", body), "/errors/0/pointer");
    };
    EXPECT_EQ(wrong(R"({"name": "Two Words"})"), "/name");
    EXPECT_EQ(wrong(R"({"name": "a", "query": "tagg:maps"})"), "/query");
    EXPECT_EQ(wrong(R"({"name": "a", "title": "{{foo}}"})"), "/title");
    EXPECT_EQ(wrong(R"({"name": "a", "every": "year"})"), "/every");
    EXPECT_EQ(program.post("/api/v1/digests", R"({"name": "a"})").status, 201);
    EXPECT_EQ(program.post("/api/v1/digests", R"({"name": "a"})").status, 409);
    EXPECT_EQ(program.patch("/api/v1/digests/a", R"({"query": "tagg:maps"})").status, 422);
}

TYPED_TEST(ApiDigests, show_what_was_changed_in_what_came_out)
{
    auto program = this->mine();
    program.post("/api/v1/digests", R"({"name": "weekly"})");
    this->work();
    this->clock.time += 1h;
    auto const changed = program.patch("/api/v1/digests/weekly", R"({"title": "Maps", "language": "fr"})");
    EXPECT_EQ(text_at(changed, "/language"), "fr");
    EXPECT_EQ(text_at(changed, "/every"), "week");
    this->work();
    auto const issue = program.get("/api/v1/digests/weekly/issues/2012-w05");
    EXPECT_EQ(text_at(issue, "/title"), "Maps");
    EXPECT_EQ(text_at(issue, "/published"), "2012-02-06T08:00:00Z");
    EXPECT_EQ(text_at(issue, "/updated"), "2012-02-06T09:00:00Z");
}

TYPED_TEST(ApiDigests, publish_any_period_when_they_are_asked_to)
{
    auto program = this->mine();
    program.post("/api/v1/digests", R"({"name": "weekly"})");
    this->work();
    this->now = this->clock.time;
    this->save("https://a.example/now", "Of this week", accounts::Audience::everyone());
    EXPECT_EQ(program.post("/api/v1/digests/weekly/publish", R"({"period": "2012-w06"})").status, 202);
    this->work();
    EXPECT_THAT(each_of(program.get("/api/v1/digests/weekly/issues"), "/items", "period"),
                ElementsAre("2012-w06", "2012-w05"));
    EXPECT_THAT(each_of(program.get("/api/v1/digests/weekly/issues?from=1&count=1"), "/items", "period"),
                ElementsAre("2012-w05"));
    EXPECT_EQ(text_at(program.post("/api/v1/digests/weekly/publish", R"({"period": "some day"})"),
                      "/errors/0/pointer"),
              "/period");
}

TYPED_TEST(ApiDigests, have_a_page_or_are_written_into_a_folder)
{
    digest::Standing standing;
    standing.slug = "blog";
    standing.folder = "blog/posts";
    standing.format = digest::Format::markdown;
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_TRUE(digest::add_digest(transaction, this->owner, standing, this->clock.time));
    });
    auto program = this->mine();
    auto const in_folder = program.get("/api/v1/digests/blog");
    EXPECT_EQ(text_at(in_folder, "/folder"), "blog/posts");
    EXPECT_EQ(text_at(in_folder, "/format"), "markdown");
    EXPECT_TRUE(json_of(in_folder).at("url").is_null());
    auto const on_site = program.post("/api/v1/digests", R"({"name": "weekly"})");
    EXPECT_EQ(text_at(on_site, "/url"), "http://links.example/u/colette/digest/weekly");
    EXPECT_TRUE(json_of(on_site).at("folder").is_null());
}

TYPED_TEST(ApiDigests, of_any_period_are_composed_as_a_file_of_every_form)
{
    auto program = this->mine();
    for (std::string const format : {"text", "html", "markdown", "json", "atom", "email"}) {
        auto const file = program.get("/api/v1/digest?week=2012-W05&format=" + format);
        EXPECT_EQ(file.status, 200) << format;
        EXPECT_THAT(file.body, HasSubstr("A secret one")) << format;
        EXPECT_EQ(file.header("florilege-written"), "2");
        EXPECT_THAT(file.header("content-disposition"),
                    ::testing::StartsWith("attachment; filename=\"links-2012-w05."));
    }
    auto const words = program.get("/api/v1/digest?from=2012-01-30&to=2012-01-30&only_public=true&order=tag"
                                   "&language=fr&title=Semaine%20%7B%7Bweek%7D%7D");
    EXPECT_THAT(words.body, ::testing::StartsWith("Semaine 5"));
    EXPECT_THAT(words.body, Not(HasSubstr("A secret one")));
    EXPECT_EQ(program.get("/api/v1/digest?q=tag%3Anothing").header("florilege-written"), "0");
    EXPECT_EQ(this->strangers().get("/api/v1/digest?week=2012-W05").header("florilege-written"), "0");
    EXPECT_EQ(this->nobodys().get("/api/v1/digest").status, 401);
}

TYPED_TEST(ApiDigests, of_any_period_lead_to_this_site_where_they_shall)
{
    auto program = this->mine();
    std::string const asked = "/api/v1/digest?week=2012-W05&format=html";
    EXPECT_THAT(program.get(asked).body, HasSubstr("http://links.example/u/colette/t/maps"));
    EXPECT_THAT(program.get(asked + "&links=false").body, Not(HasSubstr("links.example")));
    auto const mail = program.get(
        "/api/v1/digest?week=2012-W05&format=email&mail_from=a%40a.example&mail_to=b%40b.example");
    EXPECT_THAT(mail.body, HasSubstr("From: <a@a.example>\r\nTo: <b@b.example>\r\n"));
}

TYPED_TEST(ApiDigests, of_any_period_say_which_parameters_are_wrong)
{
    auto program = this->mine();
    auto const wrong = [&](std::string const& query) {
        return each_of(program.get("/api/v1/digest?" + query), "/errors", "parameter");
    };
    EXPECT_THAT(wrong("week=2012-W99"), ElementsAre("week"));
    EXPECT_THAT(wrong("week=2012-W05&last=7d"), ElementsAre("last"));
    EXPECT_THAT(wrong("last=7x&q=tagg%3Ax&mail_to=nobody"), ElementsAre("last", "q", "mail_to"));
    EXPECT_THAT(wrong("from=2012-02-05&to=2012-01-30"), ElementsAre("to"));
    EXPECT_THAT(wrong("title=%7B%7Bfoo%7D%7D"), ElementsAre("title"));
    EXPECT_THAT(wrong("format=carrier-pigeon"), ElementsAre("format"));
    EXPECT_EQ(text_at(program.get("/api/v1/digest?to=2012-01-30"), "/errors/0/detail"),
              "needs from: where does the period begin?");
}

TYPED_TEST(ApiDigests, are_ordered_no_more)
{
    auto program = this->mine();
    program.post("/api/v1/digests", R"({"name": "weekly"})");
    this->work();
    EXPECT_EQ(program.erase("/api/v1/digests/weekly").status, 204);
    EXPECT_EQ(program.get("/api/v1/digests/weekly").status, 404);
    EXPECT_EQ(this->guest().get("/u/colette/digest/weekly/2012-w05").status, 404);
}

} // namespace
} // namespace florilege::web
