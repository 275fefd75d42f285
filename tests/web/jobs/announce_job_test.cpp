#include "accounts/site.hpp"
#include "tests/net/small_server.hpp"
#include "tests/web/pages/feeds_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using tests::page;

/// A site with a hub on this machine.
template <class Where> class Announcements : public tests::FeedTest<Where> {
protected:
    Announcements()
    {
        this->hub = server.address();
        this->public_url = "http://links.example";
        this->open();
    }

    /// What is due now and in a minute.
    void work()
    {
        JobWorkers{*this->site, all_job_kinds()}.do_due();
        this->clock.time += 1min;
        JobWorkers{*this->site, all_job_kinds()}.do_due();
    }
    std::string all_taken() const
    {
        std::string all;
        for (auto const& request : server.taken())
            all += request + '\n';
        return all;
    }
    /// How often a feed was announced.
    std::size_t told_of(std::string const& path) const
    {
        auto const field = "hub.url=http%3A%2F%2Flinks.example" + path;
        auto const all = all_taken();
        std::size_t count = 0;
        for (auto at = all.find(field); at != std::string::npos; at = all.find(field, at + 1))
            ++count;
        return count;
    }

    tests::SmallServer server;
};
TYPED_TEST_SUITE(Announcements, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Announcements, tell_the_hub_once_of_many_changes)
{
    for (int count = 0; count < 5; ++count) {
        this->keep(page("https://a.example/" + std::to_string(count), "Page"));
        JobWorkers{*this->site, all_job_kinds()}.do_due();
    }
    EXPECT_THAT(this->server.taken(), IsEmpty()) << "more may come";
    this->work();
    EXPECT_THAT(this->server.taken(), SizeIs(2)) << "of the site and of the library";
    EXPECT_THAT(this->all_taken(), HasSubstr("hub.mode=publish&"));
    for (std::string const ending : {".atom", ".rss", ".json"}) {
        EXPECT_EQ(this->told_of("%2Fu%2Fcolette" + ending), 1U);
        EXPECT_EQ(this->told_of("%2Findex" + ending), 1U);
    }
    this->work();
    EXPECT_THAT(this->server.taken(), SizeIs(2)) << "nothing changed since";
    this->keep(page("https://a.example/later", "Later"));
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 2U);
}

TYPED_TEST(Announcements, are_made_again_where_the_hub_was_in_trouble)
{
    this->server.answer(500);
    this->keep(page("https://a.example/1", "Page"));
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 1U);
    this->server.answer(202);
    this->clock.time += 1min;
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 2U);
    this->clock.time += 24h;
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 2U);
}

TYPED_TEST(Announcements, are_given_up_until_the_next_change)
{
    this->server.answer(500);
    this->keep(page("https://a.example/1", "Page"));
    for (int hour = 0; hour < 10; ++hour) {
        this->work();
        this->clock.time += 1h;
    }
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 5U);
    this->server.answer(202);
    this->keep(page("https://a.example/2", "Page"));
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette.atom"), 6U);
}

TYPED_TEST(Announcements, are_never_made_of_what_is_private)
{
    this->keep(page("https://a.example/1", "Page"));
    this->work();
    auto const before = this->server.taken().size();
    this->keep(page("https://a.example/hidden", "Hidden", {"hidden"}), accounts::Audience::me());
    this->keep_list({PublicId::random(), {"Hidden"}, {}, accounts::Audience::me(), {}});
    EXPECT_EQ(
        this->colette().post("/digests", {{"slug", "diary"}, {"every", "week"}, {"private", "yes"}}).status,
        303);
    EXPECT_EQ(this->colette().post("/settings/feeds", {{"q", ""}}).status, 200);
    this->work();
    EXPECT_THAT(this->server.taken(), SizeIs(before));
    this->keep(page("https://a.example/2", "Page"));
    this->work();
    EXPECT_THAT(this->all_taken(),
                AllOf(Not(HasSubstr("diary")), Not(HasSubstr("feeds")), Not(HasSubstr("%2Fl%2F"))));
}

TYPED_TEST(Announcements, tell_of_digests_and_public_lists)
{
    library::ListDraft const list{PublicId::random(), {"Maps"}, {}, accounts::Audience::everyone(), {}};
    this->keep(page("https://a.example/1", "Page"));
    this->keep_list(list);
    EXPECT_EQ(this->colette().post("/digests", {{"slug", "weekly"}, {"every", "week"}}).status, 303);
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette%2Fdigest%2Fweekly.atom"), 1U);
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette%2Fdigests.atom"), 1U);
    EXPECT_GE(this->told_of("%2Fl%2F" + list.id.text() + ".atom"), 1U);
    this->clock.time += 24h * 7;
    this->work();
    this->work();
    EXPECT_EQ(this->told_of("%2Fu%2Fcolette%2Fdigest%2Fweekly.atom"), 2U) << "an issue came out";
}

TYPED_TEST(Announcements, stand_in_the_feeds_that_are_announced)
{
    this->keep(page("https://a.example/1", "Page", {"maps"}));
    auto const atom = this->get("/u/colette.atom");
    EXPECT_THAT(atom.body, HasSubstr("<link rel=\"hub\" href=\"" + this->server.address() + "\"/>"));
    EXPECT_EQ(atom.header("link"), "<" + this->server.address() +
                                       ">; rel=\"hub\", <http://links.example/u/colette.atom>; rel=\"self\"");
    EXPECT_THAT(this->get("/u/colette.rss").body,
                HasSubstr("<atom:link rel=\"hub\" href=\"" + this->server.address() + "\"/>"));
    auto const hubs = this->json_of(this->get("/index.json")).at("hubs").as_array();
    EXPECT_EQ(hubs.at(0).as_object().at("type").as_string(), "WebSub");
    EXPECT_EQ(hubs.at(0).as_object().at("url").as_string(), this->server.address());
    auto const same = this->get("/u/colette.atom", {{"if-none-match", atom.header("etag")}});
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.header("link"), atom.header("link"));
    for (auto const* path :
         {"/u/colette.atom?q=maps", "/u/colette/t/maps.atom", "/u/colette.atom?link=permalink"})
        EXPECT_THAT(this->get(path).body, Not(HasSubstr("\"hub\""))) << path;
    this->hub.clear();
    this->open();
    EXPECT_THAT(this->get("/u/colette.atom").body, Not(HasSubstr("\"hub\"")));
    EXPECT_EQ(this->get("/u/colette.atom").header("link"), "");
}

TYPED_TEST(Announcements, are_silent_without_a_hub_or_without_an_address_of_the_site)
{
    this->public_url.clear();
    this->open();
    this->keep(page("https://a.example/1", "Page"));
    this->work();
    EXPECT_THAT(this->server.taken(), IsEmpty());
    this->hub.clear();
    this->public_url = "http://links.example";
    this->open();
    this->keep(page("https://a.example/2", "Page"));
    this->work();
    EXPECT_THAT(this->server.taken(), IsEmpty());
}

} // namespace
} // namespace florilege::web
