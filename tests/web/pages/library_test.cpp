#include "tests/web/site_fixture.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/question.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

template <class Where> class LibraryPages : public tests::SiteTest<Where> {};
TYPED_TEST_SUITE(LibraryPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(LibraryPages, teach_the_first_step_where_nothing_is_there)
{
    auto const answer = this->colette().get("/");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(text_of_page(answer.body), HasSubstr("Your library is empty"));
    EXPECT_THAT(answer.body, HasSubstr("href=\"/imports\""));
}

TYPED_TEST(LibraryPages, show_the_newest_first_with_what_narrows_them_down)
{
    this->take(page("https://a.example/1", "First <one>", {"old maps", "paris"}));
    this->now += std::chrono::hours{1};
    this->take(page("https://b.example/2", "Second", {"paris"}));
    auto const answer = this->colette().get("/");
    EXPECT_LT(answer.body.find("Second"), answer.body.find("First"));
    EXPECT_THAT(answer.body, HasSubstr("First &lt;one&gt;"));
    EXPECT_THAT(answer.body, HasSubstr("href=\"/t/old%20maps\""));
    EXPECT_THAT(answer.body, HasSubstr("q=tag%3Aparis"));
    EXPECT_THAT(text_of_page(answer.body), HasSubstr("2 bookmarks"));
}

TYPED_TEST(LibraryPages, narrow_down_the_whole_of_a_question_with_alternatives)
{
    this->take(page("https://a.example/1", "Maps", {"paris"}));
    this->take(page("https://a.example/2", "More maps"));
    this->take(page("https://a.example/3", "Rivers", {"paris"}));
    auto browser = this->colette();
    auto const asked = browser.get("/?q=maps+OR+rivers");
    auto const narrower = "/?q=%28maps%20OR%20rivers%29%20tag%3Aparis";
    ASSERT_THAT(asked.body, HasSubstr("href=\"" + std::string{narrower} + '"'));
    EXPECT_THAT(text_of_page(browser.get(narrower).body), HasSubstr("2 bookmarks"));
    EXPECT_THAT(browser.get("/?q=maps").body, HasSubstr("q=maps%20tag%3Aparis")) << "no needless ones";
}

TYPED_TEST(LibraryPages, find_a_tag_whatever_its_name)
{
    for (std::string const name :
         {"say \"hi\"", "“curly” quotes", "« guillemets »", "(a", "-b*", "tag:c", "OR"}) {
        this->take(page("https://a.example/" + name, "Named " + name, {name}));
        auto browser = this->colette();
        auto const tag = browser.get("/t/" + encoded(name));
        EXPECT_EQ(tag.status, 200) << name;
        EXPECT_THAT(text_of_page(tag.body), HasSubstr("1 bookmark")) << name;
        auto const facet = "/" + query_text({{"q", term("tag", name)}});
        EXPECT_THAT(browser.get("/").body, HasSubstr("href=\"" + facet + '"')) << name;
        EXPECT_THAT(text_of_page(browser.get(facet).body), HasSubstr("1 bookmark")) << name;
    }
}

TYPED_TEST(LibraryPages, find_and_mark_words)
{
    auto draft = page("https://a.example/1", "A title");
    draft.note = "Nothing but <maps> of the city";
    this->take(draft);
    auto browser = this->colette();
    EXPECT_THAT(browser.get("/?q=maps").body, HasSubstr("&lt;<mark>maps</mark>&gt;"));
    EXPECT_THAT(text_of_page(browser.get("/?q=nowhere").body), HasSubstr("Nothing was found"));
    auto const wrong = browser.get("/?q=tagg%3Amaps");
    EXPECT_EQ(wrong.status, 200);
    EXPECT_THAT(wrong.body, HasSubstr("did you mean `tag:`"));
}

TYPED_TEST(LibraryPages, name_what_may_have_been_meant_where_nothing_was_found)
{
    this->take(page("https://a.example/1", "A title", {"old maps"}));
    auto browser = this->colette();
    auto const nothing = browser.get("/?q=tag%3A%22odl+maps%22");
    EXPECT_THAT(text_of_page(nothing.body), HasSubstr("There is no tag “odl maps”. Perhaps you mean"));
    EXPECT_THAT(nothing.body, HasSubstr("<code>tag:&quot;old maps&quot;</code>"));
    EXPECT_THAT(text_of_page(browser.get("/?q=bundle%3Acolours").body), HasSubstr("no bundle “colours”"));
}

TYPED_TEST(LibraryPages, walk_through_more_than_a_page)
{
    for (int count = 0; count < 60; ++count) {
        this->now += std::chrono::minutes{1};
        this->take(page("https://a.example/" + std::to_string(count), "Title " + std::to_string(count)));
    }
    auto browser = this->colette();
    auto const first = browser.get("/");
    EXPECT_THAT(first.body, HasSubstr("Title 59"));
    EXPECT_THAT(first.body, Not(HasSubstr("Title 9<")));
    auto const at = first.body.find("rel=\"next\" href=\"");
    ASSERT_NE(at, std::string::npos);
    auto const begin = at + std::string_view{"rel=\"next\" href=\""}.size();
    auto const second = browser.get(first.body.substr(begin, first.body.find('"', begin) - begin));
    EXPECT_THAT(second.body, HasSubstr("Title 9<"));
    EXPECT_THAT(second.body, HasSubstr("rel=\"prev\""));
    EXPECT_THAT(second.body, Not(HasSubstr("rel=\"next\"")));
}

TYPED_TEST(LibraryPages, never_link_to_what_would_run)
{
    library::BookmarkDraft draft;
    draft.kind = library::SourceKind::document;
    draft.url = text::Url::parse("ftp://a.example/file").value();
    draft.title = "A file";
    this->take(draft);
    EXPECT_THAT(this->colette().get("/").body, Not(HasSubstr("href=\"ftp:")));
}

TYPED_TEST(LibraryPages, mark_and_delete_with_a_way_back)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const base = "/b/" + this->id_of("https://a.example/1");
    EXPECT_EQ(browser.post(base + "/favourite", {{"to", "yes"}}).status, 303);
    EXPECT_TRUE(this->all().front().favourite);
    EXPECT_EQ(browser.post(base + "/public", {{"to", "yes"}}).status, 303);
    EXPECT_TRUE(this->all().front().audience->is_public());
    EXPECT_EQ(browser.post(base + "/unread", {{"to", "perhaps"}}).status, 400);

    auto const deleted = browser.post(base + "/delete", {{"back", base}});
    EXPECT_EQ(deleted.location(), "/");
    EXPECT_TRUE(this->all().empty());
    auto const notice = browser.get(deleted.header("location"));
    EXPECT_THAT(notice.body, HasSubstr("name=\"change\""));
    auto const at =
        notice.body.find("name=\"change\" value=\"") + std::string_view{"name=\"change\" value=\""}.size();
    auto const change = notice.body.substr(at, notice.body.find('"', at) - at);
    EXPECT_EQ(browser.post("/undo", {{"change", change}, {"back", "/"}}).location(), "/");
    EXPECT_EQ(this->all().size(), 1U);
}

TYPED_TEST(LibraryPages, archive_a_bookmark_and_take_it_out_again)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const path = "/b/" + this->id_of("https://a.example/1") + "/archived";
    EXPECT_EQ(browser.post(path, {{"to", "yes"}, {"back", "/"}}).location(), "/");
    EXPECT_TRUE(this->all().front().archived);
    EXPECT_EQ(browser.post(path, {{"to", "no"}, {"back", "//evil.example/"}}).location(), "/")
        << "back to this site alone";
    EXPECT_FALSE(this->all().front().archived);
}

TYPED_TEST(LibraryPages, delete_a_bundle_and_leave_its_tags)
{
    this->take(page("https://a.example/1", "A title", {"maps", "sea"}));
    auto browser = this->colette();
    browser.post("/tags/bundle", {{"name", "Voyages"}, {"tags", "maps, sea"}});
    EXPECT_THAT(browser.get("/tags").body, HasSubstr("Voyages"));
    auto const deleted = browser.post("/tags/bundle/delete", {{"name", "Voyages"}});
    EXPECT_THAT(browser.get("/tags").body, Not(HasSubstr("Voyages")));
    EXPECT_EQ(this->all().front().tags.size(), 2U);
    EXPECT_THAT(browser.get(deleted.header("location")).body, HasSubstr("Voyages")) << "and offers it back";
}

TYPED_TEST(LibraryPages, say_nothing_was_done_where_all_was_so)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const again =
        browser.post("/b/" + this->id_of("https://a.example/1") + "/favourite", {{"to", "no"}});
    EXPECT_THAT(again.header("location"), Not(HasSubstr("did=")));
}

TYPED_TEST(LibraryPages, keep_line_ends_as_they_are_typed_and_not_as_they_are_sent)
{
    auto browser = this->colette();
    browser.get("/add");
    auto const kept = browser.post("/add", {{"url", "https://a.example/1"}, {"note", "One\r\n\r\nTwo"}});
    EXPECT_THAT(browser.get(kept.location()).body, HasSubstr("One\n\nTwo"));
    auto const list = browser.post("/lists", {{"title", "Maps"}, {"note", "One\r\nTwo"}});
    EXPECT_THAT(browser.get(list.location()).body, HasSubstr("One\nTwo"));
}

TYPED_TEST(LibraryPages, tell_what_was_done_and_taken_back_in_the_language_of_who_reads)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    browser.language = "fr";
    auto const base = "/b/" + this->id_of("https://a.example/1");
    auto const deleted = browser.post(base + "/delete", {{"back", "/"}});
    auto const notice = browser.get(deleted.header("location")).body;
    EXPECT_THAT(notice, HasSubstr("<p>Signet supprimé : A title</p>"));
    auto const at =
        notice.find("name=\"change\" value=\"") + std::string_view{"name=\"change\" value=\""}.size();
    browser.post("/undo", {{"change", notice.substr(at, notice.find('"', at) - at)}});
    auto const history = text_of_page(browser.get("/history").body);
    EXPECT_THAT(history, HasSubstr("Annulé : Signet supprimé : A title"));
    EXPECT_THAT(history, Not(HasSubstr("undone")));
}

TYPED_TEST(LibraryPages, say_in_french_why_a_question_cannot_be_read)
{
    auto browser = this->colette();
    browser.language = "fr";
    for (auto const* const path : {"/?q=tagg%3Amaps", "/exports/file?format=csv&q=tagg%3Amaps",
                                   "/digest?q=tagg%3Amaps", "/settings/feeds"}) {
        auto const text = std::string_view{path} == "/settings/feeds"
                              ? text_of_page(browser.post(path, {{"q", "tagg:maps"}}).body)
                              : text_of_page(browser.get(path).body);
        EXPECT_THAT(text, HasSubstr("caractère 1 : `tagg:` n’est pas un champ")) << path;
        EXPECT_THAT(text, Not(HasSubstr("did you mean"))) << path;
    }
    auto const saved = browser.post("/searches", {{"name", "a"}, {"q", "is:unred"}});
    EXPECT_THAT(text_of_page(saved.body), HasSubstr("vouliez-vous dire `is:unread` ?"));
}

TYPED_TEST(LibraryPages, say_in_french_what_is_wrong_with_what_was_typed)
{
    this->take(page("https://a.example/1", "A title", {"paris"}));
    auto browser = this->colette();
    browser.language = "fr";
    auto const here = "/b/" + this->id_of("https://a.example/1");
    auto const said = [&](std::string const& path, tests::FieldList const& fields) {
        auto const answer = browser.post(path, fields);
        EXPECT_EQ(answer.status, 422);
        return text_of_page(answer.body);
    };
    EXPECT_THAT(said("/add", {{"url", "http://a.example:99999/"}}),
                HasSubstr("Ce n’est pas une adresse : ce qui suit le nom du site n’est pas un port"));
    EXPECT_THAT(said(here + "/edit", {{"url", "javascript:alert(1)"}}),
                HasSubstr("elle exécute quelque chose au lieu de montrer une page"));
    EXPECT_THAT(said(here + "/highlights", {{"quote", ""}, {"note", ""}}),
                HasSubstr("Passage : il n’y a rien d’écrit, et pas de note non plus."));
    std::string many;
    for (int count = 0; count <= 1000; ++count)
        many += "t" + std::to_string(count) + ", ";
    EXPECT_THAT(said("/bulk", {{"of", "all"}, {"do", "tag"}, {"tags", many}}),
                HasSubstr("Étiquettes : plus de"));
}

TYPED_TEST(LibraryPages, speak_french_to_who_wants_it)
{
    auto browser = this->colette();
    browser.language = "fr-CA, en;q=0.5";
    auto const answer = browser.get("/");
    EXPECT_THAT(answer.body, HasSubstr("<html lang=\"fr\""));
    EXPECT_THAT(text_of_page(answer.body), HasSubstr("Votre bibliothèque est vide"));
    EXPECT_EQ(answer.header("content-language"), "fr");
}

} // namespace
} // namespace florilege::web
