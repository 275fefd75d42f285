#include "tests/web/pages/feeds_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using tests::page;
using tests::passage;

template <class Where> class Feeds : public tests::FeedTest<Where> {};
TYPED_TEST_SUITE(Feeds, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Feeds, have_the_newest_public_bookmarks_of_the_site)
{
    this->keep(page("https://a.example/1", "First"));
    this->keep(page("https://a.example/2", "Hidden"), accounts::Audience::me());
    this->keep(page("https://a.example/3", "Second"));
    EXPECT_THAT(this->titles("/index.json"), ElementsAre("Second", "First"));
    auto const item = this->json_of(this->get("/index.json")).at("items").as_array().at(0).as_object();
    auto const id = this->id_of("https://a.example/3");
    EXPECT_EQ(item.at("id").as_string(), "tag:links.example,2026:b/" + id);
    EXPECT_EQ(item.at("url").as_string(), "http://links.example/b/" + id);
    EXPECT_EQ(item.at("external_url").as_string(), "https://a.example/3");
    EXPECT_EQ(item.at("authors").as_array().at(0).as_object().at("url").as_string(),
              "http://links.example/u/colette");
}

TYPED_TEST(Feeds, of_a_person_are_narrowed_down_by_a_tag_or_a_question)
{
    this->keep(page("https://a.example/1", "Old", {"old maps"}));
    this->keep(page("https://a.example/2", "Paris", {"paris"}));
    EXPECT_THAT(this->titles("/u/colette.json"), ElementsAre("Paris", "Old"));
    EXPECT_THAT(this->titles("/u/Colette.json"), ElementsAre("Paris", "Old"));
    EXPECT_THAT(this->titles("/u/colette/t/old%20maps.json"), ElementsAre("Old"));
    EXPECT_THAT(this->titles("/u/colette.json?q=paris+OR+old&sort=title"), ElementsAre("Paris", "Old"))
        << "a feed has the newest first";
    auto const searched = this->json_of(this->get("/u/colette.json?q=tag%3Aparis"));
    EXPECT_EQ(searched.at("title").as_string(), "colette: tag:paris");
    EXPECT_EQ(searched.at("home_page_url").as_string(), "http://links.example/u/colette?q=tag%3Aparis");
    EXPECT_EQ(searched.at("feed_url").as_string(), "http://links.example/u/colette.json?q=tag%3Aparis");
    auto const wrong = this->get("/u/colette.atom?q=tagg%3Amaps");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_THAT(wrong.body, HasSubstr("did you mean `tag:`"));
}

TYPED_TEST(Feeds, tell_a_tag_that_ends_like_a_feed_from_a_feed)
{
    this->keep(page("https://a.example/1", "Of the file", {"package.json"}));
    EXPECT_THAT(this->titles("/u/colette/t/package.json"), IsEmpty()) << "the feed of another tag";
    EXPECT_THAT(this->titles("/u/colette/t/package.json.json"), ElementsAre("Of the file"));
    EXPECT_THAT(this->get("/u/colette").body, HasSubstr("href=\"/u/colette?q=tag%3Apackage.json\""));
}

TYPED_TEST(Feeds, of_a_list_have_what_is_public_in_it)
{
    this->keep(page("https://a.example/1", "First"));
    this->keep(page("https://a.example/2", "Hidden"), accounts::Audience::me());
    this->keep(page("https://a.example/3", "Elsewhere"));
    library::ListDraft list{PublicId::random(), {"Reading"}, {}, accounts::Audience::everyone(), {}};
    for (auto const* url : {"https://a.example/2", "https://a.example/1"})
        list.entries.push_back({PublicId::parse(this->id_of(url)), {}, "beside it"});
    this->keep_list(list);
    auto const feed = this->json_of(this->get("/l/" + list.id.text() + ".json"));
    EXPECT_EQ(feed.at("title").as_string(), "Reading");
    EXPECT_THAT(this->titles("/l/" + list.id.text() + ".json"), ElementsAre("First"));
    list.id = PublicId::random();
    list.path = {"Mine"};
    list.audience = accounts::Audience::me();
    this->keep_list(list);
    EXPECT_EQ(this->get("/l/" + list.id.text() + ".json").status, 404);
}

TYPED_TEST(Feeds, name_an_entry_alike_in_every_form_whatever_becomes_of_it)
{
    auto draft = page("https://a.example/1", "A title", {"maps"});
    this->keep(draft);
    std::vector<std::string> const same{"tag:links.example,2026:b/" + this->id_of("https://a.example/1")};
    for (auto const* path : {"/index", "/u/colette", "/u/colette/t/maps"})
        for (auto const* ending : {".atom", ".rss", ".json"})
            EXPECT_EQ(this->ids_of(this->get(std::string{path} + ending)), same) << path << ending;
    auto browser = this->colette();
    auto const edit = "/b/" + this->id_of("https://a.example/1") + "/edit";
    auto const version = tests::value_of(browser.get(edit).body, "version");
    EXPECT_EQ(browser
                  .post(edit, {{"url", "https://b.example/2"},
                               {"title", "Another"},
                               {"tags", "paris"},
                               {"public", "yes"},
                               {"version", version}})
                  .status,
              303);
    EXPECT_THAT(this->titles("/index.json"), ElementsAre("Another"));
    auto owner_of_site = this->colette();
    owner_of_site.get("/admin");
    owner_of_site.post(
        "/admin/site",
        {{"site_name", "Florilege"}, {"public_url", "https://moved.example"}, {"registration", "invite"}});
    auto const moved = this->get("/index.atom");
    EXPECT_EQ(this->ids_of(moved), same);
    EXPECT_THAT(moved.body, HasSubstr("href=\"https://moved.example/index.atom\""));
    EXPECT_THAT(moved.body, Not(HasSubstr("http://links.example")));
}

TYPED_TEST(Feeds, say_when_something_was_saved_and_when_it_was_changed)
{
    auto draft = page("https://a.example/1", "A title");
    draft.highlights = {passage("a passage")};
    this->keep(draft);
    auto const item = [&] {
        return this->json_of(this->get("/index.json")).at("items").as_array().at(0).as_object();
    };
    EXPECT_EQ(item().at("date_published").as_string(), "2012-01-30T09:00:00Z");
    auto const first = item().at("date_modified");
    auto browser = this->colette();
    auto const base = "/b/" + this->id_of("https://a.example/1");
    browser.post(base + "/unread", {{"to", "yes"}});
    browser.post(base + "/favourite", {{"to", "yes"}});
    EXPECT_EQ(item().at("date_modified"), first) << "what only its owner looks at";
    browser.post(base + "/highlights", {{"quote", "another"}, {"note", "said"}});
    EXPECT_EQ(item().at("date_published").as_string(), "2012-01-30T09:00:00Z");
    EXPECT_EQ(item().at("date_modified").as_string(), "2012-02-01T08:00:00Z");
    EXPECT_THAT(std::string{item().at("content_html").as_string()}, HasSubstr("another"));
}

TYPED_TEST(Feeds, page_through_everything_once_while_more_comes_in)
{
    for (int count = 0; count < 120; ++count)
        this->keep(page("https://a.example/" + std::to_string(count), std::to_string(count)));
    for (std::string const start : {"/index.json", "/u/colette.json"}) {
        std::vector<std::string> all;
        std::string next = start;
        int pages = 0;
        while (!next.empty()) {
            auto const answer = this->get(next);
            auto const feed = this->json_of(answer);
            EXPECT_EQ(this->path_of(std::string{feed.at("feed_url").as_string()}), next);
            for (auto& title : this->titles_of(answer))
                all.push_back(std::move(title));
            next = feed.contains("next_url") ? this->path_of(std::string{feed.at("next_url").as_string()})
                                             : std::string{};
            this->keep(page("https://b.example/" + start + std::to_string(++pages), "new"));
            ASSERT_LT(pages, 9);
        }
        std::erase(all, "new"); // of the walk before
        ASSERT_EQ(all.size(), 120U) << start;
        for (std::size_t at = 0; at < all.size(); ++at)
            EXPECT_EQ(all[at], std::to_string(119 - at));
    }
    auto const second = this->get("/index.atom").body;
    EXPECT_THAT(second, HasSubstr("rel=\"next\""));
    EXPECT_EQ(this->get("/index.atom?after=nonsense").body, second);
}

TYPED_TEST(Feeds, put_fewer_entries_on_a_page_of_long_notes)
{
    for (int count = 0; count < 3; ++count) {
        auto draft = page("https://a.example/" + std::to_string(count), std::to_string(count));
        draft.note.assign(900'000, 'x');
        this->keep(draft);
    }
    auto const feed = this->json_of(this->get("/index.json"));
    EXPECT_THAT(this->titles("/index.json"), ElementsAre("2", "1"));
    EXPECT_THAT(this->titles(this->path_of(std::string{feed.at("next_url").as_string()})), ElementsAre("0"));
}

TYPED_TEST(Feeds, lead_to_the_page_of_an_entry_where_that_is_asked_for)
{
    this->keep(page("https://a.example/1", "A title"));
    auto const permalink = "href=\"http://links.example/b/" + this->id_of("https://a.example/1") + '"';
    auto const alternate = [&](std::string const& path) {
        auto const body = this->get(path).body;
        auto const at = body.find("rel=\"alternate\"", body.find("<entry>"));
        return body.substr(at, body.find("/>", at) - at);
    };
    EXPECT_THAT(alternate("/index.atom"), HasSubstr("href=\"https://a.example/1\""));
    EXPECT_THAT(alternate("/index.atom?link=permalink"), HasSubstr(permalink));
    EXPECT_THAT(this->get("/index.atom?link=permalink").body, HasSubstr("/index.atom?link=permalink\""));
}

TYPED_TEST(Feeds, never_lead_to_what_a_browser_would_run)
{
    library::BookmarkDraft draft;
    draft.kind = library::SourceKind::document;
    draft.url = text::Url::parse("javascript:alert(1)").value();
    draft.title = "A file";
    this->keep(draft);
    for (auto const* path : {"/index.atom", "/index.rss", "/index.json"}) {
        auto const answer = this->get(path);
        EXPECT_EQ(this->ids_of(answer).size(), 1U);
        EXPECT_THAT(answer.body, Not(HasSubstr("javascript")));
    }
}

TYPED_TEST(Feeds, are_well_formed_whatever_was_saved)
{
    auto draft = page("https://a.example/1", "a \x01 ]]> <b> & \U0001F5FA");
    draft.note = "<script>alert(1)</script> \x02 \xEF\xBF\xBE";
    draft.highlights = {passage("quote ]]> & \x1F")};
    draft.tags = {"<tag> & \"so\""};
    this->keep(draft);
    for (auto const* path : {"/index.atom", "/index.rss", "/index.json"}) {
        auto const answer = this->get(path);
        EXPECT_EQ(this->ids_of(answer).size(), 1U);
        EXPECT_EQ(answer.body.find_first_of("\x01\x02\x1F"), std::string::npos);
    }
    for (auto const* path : {"/index.atom", "/index.rss"})
        EXPECT_THAT(this->get(path).body, Not(HasSubstr("<script")));
    auto const item = this->json_of(this->get("/index.json")).at("items").as_array().at(0).as_object();
    EXPECT_THAT(std::string{item.at("content_html").as_string()},
                StartsWith("<p dir=\"auto\">&lt;script&gt;"));
}

TYPED_TEST(Feeds, are_there_before_anything_is)
{
    this->keep(page("https://a.example/1", "Hidden"), accounts::Audience::me());
    for (auto const* path : {"/index.atom", "/index.rss", "/index.json"}) {
        auto const answer = this->get(path);
        EXPECT_EQ(answer.status, 200);
        EXPECT_THAT(this->ids_of(answer), IsEmpty());
    }
    EXPECT_EQ(this->get("/u/colette.atom").status, 404) << "nothing of hers is public";
}

TYPED_TEST(Feeds, say_what_they_are_to_readers_and_caches)
{
    this->keep(page("https://a.example/1", "A title"));
    auto const atom = this->get("/index.atom");
    EXPECT_EQ(atom.header("content-type"), "application/atom+xml; charset=utf-8");
    EXPECT_EQ(this->get("/index.rss").header("content-type"), "application/rss+xml; charset=utf-8");
    EXPECT_EQ(this->get("/index.json").header("content-type"), "application/feed+json; charset=utf-8");
    EXPECT_EQ(atom.header("cache-control"), "public, max-age=900, stale-while-revalidate=3600");
    EXPECT_EQ(atom.header("access-control-allow-origin"), "*");
    EXPECT_EQ(atom.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(atom.header("last-modified"), "Mon, 30 Jan 2012 09:00:00 GMT");
    EXPECT_THAT(atom.header("content-security-policy"), EndsWith("sandbox"));
    EXPECT_EQ(atom.header("set-cookie"), "");
}

TYPED_TEST(Feeds, are_not_sent_again_to_who_has_them)
{
    this->keep(page("https://a.example/1", "A title", {"maps"}));
    for (auto const* path :
         {"/index.atom", "/u/colette.rss", "/u/colette/t/maps.json", "/u/colette.atom?q=title"}) {
        auto const answer = this->get(path);
        auto const etag = answer.header("etag");
        auto const modified = answer.header("last-modified");
        auto const status = [&](std::vector<Header> const& headers, Method method = Method::get) {
            auto const again = this->guest().send(method, path, headers);
            if (again.status == 304) {
                EXPECT_EQ(again.body, "");
                EXPECT_THAT(again.header("etag"), StartsWith("\""));
                EXPECT_EQ(again.header("cache-control"), answer.header("cache-control"));
                EXPECT_EQ(again.header("vary"), "accept-encoding");
            }
            return again.status;
        };
        EXPECT_EQ(status({{"if-none-match", etag}}), 304) << path;
        EXPECT_EQ(status({{"if-none-match", "W/" + etag}}), 304);
        EXPECT_EQ(status({{"if-none-match", "\"other\", " + etag}}), 304);
        EXPECT_EQ(status({{"if-none-match", "*"}}), 304);
        EXPECT_EQ(status({{"if-none-match", etag}}, Method::head), 304);
        EXPECT_EQ(status({{"if-none-match", "\"other\""}}), 200);
        EXPECT_EQ(status({{"if-none-match", "\"other\""}, {"if-modified-since", modified}}), 200);
        EXPECT_EQ(status({{"if-modified-since", modified}}), 304);
        EXPECT_EQ(status({{"if-modified-since", "Mon, 30 Jan 2012 08:59:59 GMT"}}), 200);
        EXPECT_EQ(status({{"if-modified-since", "Tue, 31 Jan 2012 08:00:00 GMT"}}), 304);
        EXPECT_EQ(status({}, Method::head), 200);
    }
    auto const etag = this->get("/u/colette.atom").header("etag");
    EXPECT_NE(this->get("/u/colette.rss").header("etag"), etag);
    EXPECT_NE(this->get("/u/colette.atom?q=title").header("etag"), etag);
    this->keep(page("https://a.example/2", "Another"));
    EXPECT_EQ(this->get("/u/colette.atom", {{"if-none-match", etag}}).status, 200);
}

TYPED_TEST(Feeds, say_no_time_of_change_within_its_second)
{
    this->keep(page("https://a.example/1", "A title"));
    this->clock.time = this->now + std::chrono::milliseconds{900};
    EXPECT_EQ(this->get("/index.atom").header("last-modified"), "");
    EXPECT_NE(this->get("/index.atom").header("etag"), "");
    this->clock.time += std::chrono::milliseconds{100};
    EXPECT_NE(this->get("/index.atom").header("last-modified"), "");
}

TYPED_TEST(Feeds, are_fetched_anew_when_the_days_of_their_question_are_others)
{
    this->keep(page("https://a.example/1", "A title"));
    std::string const path = "/u/colette.json?q=after%3A3d";
    auto const etag = this->get(path).header("etag");
    EXPECT_EQ(this->get(path).header("etag"), etag);
    this->clock.time += hours{24};
    auto const tomorrow = this->get(path, {{"if-none-match", etag}});
    EXPECT_EQ(tomorrow.status, 200);
    auto const of_all = this->get("/u/colette.json").header("etag");
    this->clock.time += hours{24};
    EXPECT_EQ(this->get("/u/colette.json").header("etag"), of_all);
}

} // namespace
} // namespace florilege::web
