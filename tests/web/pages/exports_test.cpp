#include "exchange/exporters/export_formats.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

template <class Where> class ExportPages : public tests::SiteTest<Where> {};
TYPED_TEST_SUITE(ExportPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ExportPages, offer_every_format_in_both_languages_and_say_that_what_is_private_comes_along)
{
    auto browser = this->colette();
    for (auto const& [language, says] :
         {std::pair{"en", "what is private too"}, {"fr", "ce qui est privé"}}) {
        browser.language = language;
        auto const answer = browser.get("/exports?format=csv&q=tag%3Amaps");
        EXPECT_EQ(answer.status, 200);
        EXPECT_THAT(text_of_page(answer.body), HasSubstr(says));
        EXPECT_THAT(answer.body, HasSubstr("value=\"tag:maps\""));
        for (auto const* format : exchange::export_formats())
            EXPECT_THAT(answer.body, HasSubstr("name=\"format\" value=\"" + std::string{format->name} + '"' +
                                               (format->name == "csv" ? " checked>" : ">")));
    }
    EXPECT_THAT(browser.get("/?q=maps").body, HasSubstr("href=\"/exports?q=maps\""));
    EXPECT_EQ(this->guest().get("/exports").status, 303);
    EXPECT_EQ(this->guest().get("/exports/file?format=csv").status, 303);
}

TYPED_TEST(ExportPages, give_every_format_as_a_file_with_a_name)
{
    auto draft = page("https://a.example/1", "First", {"maps"});
    draft.note = "A note"; // without one, there are formats that have no words for it
    this->take(draft);
    auto browser = this->colette();
    for (auto const* format : exchange::export_formats()) {
        auto const file = browser.get("/exports/file?format=" + std::string{format->name});
        EXPECT_EQ(file.status, 200);
        EXPECT_THAT(file.body, HasSubstr("https://a.example/1"));
        EXPECT_EQ(file.header("content-disposition"), "attachment; filename=\"florilege-colette-2012-01-30." +
                                                          std::string{format->extension} + '"');
        EXPECT_THAT(file.header("content-security-policy"), HasSubstr("sandbox"));
        EXPECT_EQ(file.header("cache-control"), "no-store");
    }
    EXPECT_EQ(browser.get("/exports/file?format=carrier-pigeon").status, 400);
}

TYPED_TEST(ExportPages, give_what_a_search_finds_and_nothing_of_others)
{
    this->take(page("https://a.example/1", "First", {"maps"}));
    this->take(page("https://a.example/2", "Second"));
    auto const part = this->colette().get("/exports/file?format=netscape&q=tag%3Amaps");
    EXPECT_THAT(part.body, HasSubstr("https://a.example/1"));
    EXPECT_THAT(part.body, Not(HasSubstr("https://a.example/2")));
    auto const others = this->gaston().get("/exports/file?format=netscape");
    EXPECT_EQ(others.status, 422);
    EXPECT_THAT(others.body, Not(HasSubstr("a.example")));
}

TYPED_TEST(ExportPages, give_the_form_back_where_there_is_nothing_to_give)
{
    auto browser = this->colette();
    auto const nothing = browser.get("/exports/file?format=csv");
    EXPECT_EQ(nothing.status, 422);
    EXPECT_THAT(text_of_page(nothing.body), HasSubstr("There is nothing in your library yet"));
    library::BookmarkDraft passage;
    passage.kind = library::SourceKind::unresolved;
    passage.note = "A passage without a link";
    this->take(passage);
    EXPECT_THAT(text_of_page(browser.get("/exports/file?format=pinboard").body), HasSubstr("has no link"));
    this->take(page("https://a.example/1", "Nothing said", {"maps"}));
    EXPECT_THAT(text_of_page(browser.get("/exports/file?format=readwise&q=tag%3Amaps").body),
                HasSubstr("neither notes nor highlights"));
    EXPECT_THAT(text_of_page(browser.get("/exports/file?format=csv&q=nowhere").body),
                HasSubstr("Nothing was found"));
    auto const wrong = browser.get("/exports/file?format=csv&q=tagg%3Amaps");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("did you mean `tag:`"));
    EXPECT_THAT(wrong.body, HasSubstr("value=\"tagg:maps\""));
    EXPECT_THAT(wrong.body, HasSubstr("value=\"csv\" checked"));
}

TYPED_TEST(ExportPages, give_everything_back_that_an_import_needs)
{
    auto draft = page("https://a.example/1", "First <one>", {"maps", "old towns"});
    draft.note = "A note\nof two lines";
    draft.highlights.push_back(tests::passage("A passage", "and what is said of it"));
    this->take(draft);
    this->take(page("https://a.example/2"));
    auto browser = this->colette();
    auto other = this->gaston();
    other.upload("/imports", {{"all.jsonl", browser.get("/exports/file?format=florilege").body}});
    EXPECT_EQ((JobWorkers{*this->site, all_job_kinds()}.do_due()), 1U);
    // The ids are taken in this database: what has none is compared.
    EXPECT_EQ(other.get("/exports/file?format=netscape").body,
              browser.get("/exports/file?format=netscape").body);
    EXPECT_THAT(other.get("/exports/file?format=markdown").body, HasSubstr("and what is said of it"));
}

} // namespace
} // namespace florilege::web
