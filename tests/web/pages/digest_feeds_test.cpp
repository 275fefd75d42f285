#include "tests/web/pages/feeds_fixture.hpp"
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
using ::testing::SizeIs;
using ::testing::StartsWith;
using tests::page;

/// A digest of a week in which two pages were saved, one for everyone, that came out on Monday.
template <class Where> class DigestFeeds : public tests::FeedTest<Where> {
protected:
    void SetUp() override
    {
        this->keep(page("https://a.example/open", "An open one", {"maps"}));
        this->keep(page("https://a.example/too", "Another open one"));
        this->keep(page("https://a.example/secret", "A secret one"), accounts::Audience::me());
        this->clock.time = tests::monday + 24h * 7;
        order("weekly", {});
        work();
    }

    void order(std::string const& slug, tests::FieldList more)
    {
        more.insert(more.end(), {{"slug", slug}, {"every", "week"}, {"order", "newest"}, {"locale", "en"}});
        EXPECT_EQ(this->colette().post("/digests", more).status, 303);
    }
    void work() { JobWorkers{*this->site, all_job_kinds()}.do_due(); }

    void set_public(std::string const& url, std::string const& to)
    {
        this->now = this->clock.time;
        EXPECT_EQ(this->colette().post("/b/" + this->id_of(url) + "/public", {{"to", to}}).status, 303);
    }

    boost::json::object first_item(std::string const& path)
    {
        auto const feed = this->json_of(this->get(path));
        return feed.at("items").as_array().at(0).as_object();
    }
    std::string updated()
    {
        return std::string{first_item(weekly + ".json").at("date_modified").as_string()};
    }

    std::string const weekly = "/u/colette/digest/weekly";
};
TYPED_TEST_SUITE(DigestFeeds, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(DigestFeeds, have_an_entry_an_issue_that_leads_to_its_page)
{
    auto const item = this->first_item(this->weekly + ".json");
    EXPECT_EQ(item.at("url").as_string(), "http://links.example" + this->weekly + "/2012-w05");
    EXPECT_FALSE(item.contains("external_url"));
    EXPECT_EQ(item.at("date_published").as_string(), "2012-02-06T08:00:00Z");
    EXPECT_EQ(item.at("date_modified").as_string(), "2012-02-06T08:00:00Z");
    std::string const html{item.at("content_html").as_string()};
    EXPECT_THAT(html, HasSubstr("An open one"));
    EXPECT_THAT(html, HasSubstr("href=\"http://links.example/u/colette/t/maps\""));
    EXPECT_THAT(html, Not(HasSubstr("A secret one")));
    EXPECT_THAT(html, Not(HasSubstr("href=\"/")));
    EXPECT_THAT(item.at("tags").as_array(), SizeIs(1));
    EXPECT_THAT(std::string{item.at("summary").as_string()}, HasSubstr("An open one"));
}

TYPED_TEST(DigestFeeds, name_an_issue_the_same_in_every_form_and_for_ever)
{
    auto const ids = this->ids_of(this->get(this->weekly + ".atom"));
    EXPECT_THAT(ids, ElementsAre(StartsWith("tag:links.example,2026:i/")));
    EXPECT_EQ(this->ids_of(this->get(this->weekly + ".rss")), ids);
    EXPECT_EQ(this->ids_of(this->get(this->weekly + ".json")), ids);
    EXPECT_EQ(this->ids_of(this->get("/u/colette/digests.json")), ids);
    this->set_public("https://a.example/open", "no");
    this->work();
    EXPECT_EQ(this->ids_of(this->get(this->weekly + ".atom")), ids);
}

TYPED_TEST(DigestFeeds, hold_back_at_once_what_became_private_and_say_when_that_was_seen)
{
    auto const tag = this->get(this->weekly + ".json").header("etag");
    this->clock.time += 1h;
    this->set_public("https://a.example/open", "no");
    auto const after = this->get(this->weekly + ".json", {{"if-none-match", tag}});
    EXPECT_EQ(after.status, 200);
    EXPECT_THAT(after.body, Not(HasSubstr("An open one")));
    this->work();
    EXPECT_EQ(this->updated(), "2012-02-06T09:00:00Z");
    this->now = this->clock.time;
    this->keep(page("https://a.example/next-week", "Of another week"));
    this->set_public("https://a.example/too", "no");
    EXPECT_THAT(this->titles(this->weekly + ".json"), IsEmpty()) << "nothing is left in the issue";
}

TYPED_TEST(DigestFeeds, are_updated_only_when_what_they_show_changed)
{
    auto browser = this->colette();
    this->clock.time += 1h;
    browser.post("/b/" + this->id_of("https://a.example/open") + "/favourite", {{"to", "yes"}});
    this->now = this->clock.time;
    this->keep(page("https://a.example/next-week", "Of another week"));
    this->keep(page("https://a.example/hidden", "Hidden"), accounts::Audience::me());
    this->work();
    EXPECT_EQ(this->updated(), "2012-02-06T08:00:00Z");
    this->clock.time += 1h;
    auto draft = page("https://a.example/open", "An open one, renamed", {"maps"});
    draft.audience = accounts::Audience::everyone();
    draft.updated = this->clock.time;
    this->take(draft);
    EXPECT_EQ(this->updated(), "2012-02-06T10:00:00Z") << "of an edit the time is known at once";
    this->clock.time += 1h;
    this->work();
    EXPECT_EQ(this->updated(), "2012-02-06T10:00:00Z");
}

TYPED_TEST(DigestFeeds, that_hold_private_things_are_as_those_that_are_not_there)
{
    this->order("diary", {{"private", "yes"}});
    this->work();
    for (std::string const ending : {".atom", ".rss", ".json"}) {
        auto const nothing = this->get("/u/colette/digest/nothing" + ending);
        EXPECT_EQ(nothing.status, 404);
        for (std::string const path :
             {"/u/colette/digest/diary", "/u/gaston/digest/weekly", "/u/gaston/digests"})
            EXPECT_EQ(tests::text_of_page(this->get(path + ending).body), tests::text_of_page(nothing.body));
        EXPECT_EQ(this->colette().get("/u/colette/digest/diary" + ending).status, 404)
            << "a reader of feeds is a guest";
    }
    EXPECT_THAT(this->get("/u/colette/digests.json").body, Not(HasSubstr("A secret one")));
    EXPECT_THAT(this->titles("/u/colette/digests.json"), SizeIs(1));
}

TYPED_TEST(DigestFeeds, go_back_in_pages_each_issue_once)
{
    for (int week = 0; week < 25; ++week) {
        this->now = this->clock.time;
        this->keep(page("https://a.example/" + std::to_string(week), "Page " + std::to_string(week)));
        this->clock.time += 24h * 7;
        this->work();
    }
    std::vector<std::string> ids;
    auto next = this->weekly + ".json";
    std::size_t pages = 0;
    while (!next.empty() && pages < 10) {
        auto const answer = this->get(next);
        for (auto const& id : this->ids_of(answer))
            ids.push_back(id);
        auto const feed = this->json_of(answer);
        next = feed.contains("next_url") ? this->path_of(std::string{feed.at("next_url").as_string()})
                                         : std::string{};
        ++pages;
    }
    EXPECT_EQ(pages, 2U);
    EXPECT_EQ(ids.size(), 26U);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

TYPED_TEST(DigestFeeds, are_named_on_the_pages_of_the_digest_for_those_that_may_read_them)
{
    auto const link = "<link rel=\"alternate\" type=\"application/atom+xml\"";
    for (auto const& path : {this->weekly, this->weekly + "/2012-w05"}) {
        auto const seen = this->guest().get(path).body;
        EXPECT_THAT(seen, HasSubstr(link));
        EXPECT_THAT(seen, HasSubstr("href=\"" + this->weekly + ".atom\""));
    }
    EXPECT_THAT(this->guest().get("/u/colette").body, HasSubstr("href=\"/u/colette/digests.atom\""));
    this->order("diary", {{"private", "yes"}});
    EXPECT_THAT(this->colette().get("/u/colette/digest/diary").body, Not(HasSubstr(link)));
}

TYPED_TEST(DigestFeeds, of_what_is_private_are_read_by_a_secret)
{
    this->order("diary", {{"private", "yes"}});
    this->work();
    auto browser = this->colette();
    EXPECT_THAT(browser.get("/settings/feeds").body, HasSubstr("<option value=\"diary\""));
    auto const made = browser.post("/settings/feeds", {{"digest", "diary"}});
    EXPECT_EQ(made.status, 200);
    std::string const before = "value=\"http://links.example/feeds/";
    auto const at = made.body.find(before);
    ASSERT_NE(at, std::string::npos);
    auto const path = "/feeds/" + made.body.substr(at + before.size(), 44) + "/links.json";
    auto const answer = this->get(path);
    EXPECT_THAT(answer.body, HasSubstr("A secret one"));
    EXPECT_EQ(answer.header("cache-control"), "private, no-cache");
    EXPECT_THAT(browser.get("/settings/feeds").body, HasSubstr("Digest “diary”"));
    EXPECT_EQ(browser.post("/settings/feeds", {{"digest", "nothing"}}).status, 422);
    EXPECT_EQ(browser.post("/digests/diary/remove").status, 303);
    EXPECT_EQ(this->get(path).status, 404);
}

} // namespace
} // namespace florilege::web
