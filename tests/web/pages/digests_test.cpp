#include "digest/publish/standing.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

/// A library with a week: what was saved on Monday 30 January 2012 and the days after.
template <class Where> class DigestPages : public tests::SiteTest<Where> {
protected:
    DigestPages()
    {
        this->now += 1h;
        save("https://a.example/open", "An open one", {"maps"}, accounts::Audience::everyone());
        save("https://a.example/secret", "A secret one", {"maps"}, accounts::Audience::me());
        next_week();
    }

    void save(std::string_view url, std::string title, std::vector<std::string> tags,
              accounts::Audience audience)
    {
        auto draft = page(url, std::move(title), std::move(tags));
        draft.audience = audience;
        draft.created = this->now;
        this->take(draft);
    }
    void next_week()
    {
        this->now += 24h * 7;
        this->clock.time = this->now;
    }
    std::size_t work() { return JobWorkers{*this->site, all_job_kinds()}.do_due(); }

    /// Presses the first button of the page that takes a change back.
    static tests::Answer undo(tests::Browser& browser, tests::Answer const& page)
    {
        return browser.post("/undo", {{"change", tests::hidden_field(page.body, "change")}});
    }

    static tests::FieldList weekly(tests::FieldList more = {})
    {
        more.insert(more.begin(),
                    {{"slug", "weekly"}, {"every", "week"}, {"order", "newest"}, {"locale", "en"}});
        return more;
    }
    static constexpr auto issue = "/u/colette/digest/weekly/2012-w05";
};
TYPED_TEST_SUITE(DigestPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(DigestPages, show_any_period_to_its_owner_alone)
{
    auto browser = this->colette();
    auto const week = browser.get("/digest?week=2012-W05");
    EXPECT_EQ(week.status, 200);
    EXPECT_THAT(week.body, HasSubstr("An open one"));
    EXPECT_THAT(week.body, HasSubstr("A secret one"));
    EXPECT_THAT(browser.get("/digest?week=2012-W05&public=yes").body, Not(HasSubstr("A secret one")));
    EXPECT_THAT(browser.get("/digest?week=2012-W05&q=tag%3Anothing").body, Not(HasSubstr("An open one")));
    EXPECT_THAT(browser.get("/digest?from=2012-01-30&to=2012-01-30&locale=fr").body,
                HasSubstr("<section class=\"florilege-digest\" lang=\"fr\">"));
    EXPECT_THAT(this->gaston().get("/digest?week=2012-W05").body, Not(HasSubstr("An open one")));
    EXPECT_EQ(this->guest().get("/digest").status, 303);
}

TYPED_TEST(DigestPages, give_what_is_shown_as_a_file_of_every_form)
{
    auto browser = this->colette();
    for (std::string const format : {"text", "html", "markdown", "json", "atom", "email"}) {
        auto const file = browser.get("/digests/file?week=2012-W05&format=" + format);
        EXPECT_EQ(file.status, 200) << format;
        EXPECT_THAT(file.body, HasSubstr("A secret one")) << format;
        EXPECT_THAT(file.header("content-disposition"),
                    ::testing::StartsWith("attachment; filename=\"links-2012-w05."));
        EXPECT_THAT(browser.get("/digest?week=2012-W05").body,
                    HasSubstr("/digests/file?format=" + format + "&amp;week=2012-W05"));
    }
    EXPECT_EQ(browser.get("/digests/file?format=carrier-pigeon").status, 400);
}

TYPED_TEST(DigestPages, say_what_is_wrong_with_a_period_beside_it)
{
    auto browser = this->colette();
    auto const wrong = browser.get("/digest?from=2012-02-05&to=2012-01-30&q=tagg%3Ax&title=%7B%7Bfoo%7D%7D");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(text_of_page(wrong.body), HasSubstr("is before the period begins"));
    EXPECT_THAT(wrong.body, HasSubstr("did you mean `tag:`"));
    EXPECT_THAT(wrong.body, HasSubstr("name=\"from\" value=\"2012-02-05\""));
    EXPECT_THAT(browser.get("/digest?week=2012-W05&title=%7B%7Bfoo%7D%7D").body,
                HasSubstr("id=\"title-fault\""));
}

TYPED_TEST(DigestPages, come_out_by_themselves_once_a_period_and_for_everyone)
{
    auto browser = this->colette();
    EXPECT_EQ(browser.post("/digests", this->weekly()).location(), "/digests");
    EXPECT_EQ(this->guest().get(this->issue).status, 404) << "it has not come out";
    EXPECT_EQ(this->work(), 2U) << "the issue, and a look at whether those that stand show something else";
    EXPECT_EQ(this->work(), 0U);
    EXPECT_THAT(browser.get("/digests").body, HasSubstr("href=\"" + std::string{this->issue} + '"'));
    auto const seen = this->guest().get(this->issue);
    EXPECT_EQ(seen.status, 200);
    EXPECT_THAT(seen.body, HasSubstr("An open one"));
    EXPECT_THAT(seen.body, Not(HasSubstr("A secret one")));
    EXPECT_THAT(seen.body, Not(HasSubstr("noindex")));
    EXPECT_THAT(browser.get(this->issue).body, Not(HasSubstr("A secret one"))) << "as everyone sees it";
    EXPECT_THAT(this->guest().get("/u/colette/digest/weekly").body, HasSubstr("2012-w05"));

    this->save("https://a.example/later", "A later one", {}, accounts::Audience::everyone());
    this->next_week();
    EXPECT_EQ(this->work(), 2U);
    EXPECT_THAT(this->guest().get("/u/colette/digest/weekly/2012-w06").body, HasSubstr("A later one"));
    this->next_week();
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->guest().get("/u/colette/digest/weekly/2012-w07").status, 404) << "nothing was saved";
}

TYPED_TEST(DigestPages, hold_back_what_became_private_after_they_came_out)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    this->work();
    browser.post("/b/" + this->id_of("https://a.example/open") + "/public", {{"to", "no"}});
    this->save("https://a.example/other", "Another", {}, accounts::Audience::everyone());
    auto const seen = this->guest().get(this->issue);
    EXPECT_EQ(seen.status, 200);
    EXPECT_THAT(seen.body, Not(HasSubstr("An open one")));
}

TYPED_TEST(DigestPages, that_hold_private_things_are_their_owners_alone)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly({{"private", "yes"}}));
    this->work();
    EXPECT_THAT(browser.get(this->issue).body, HasSubstr("A secret one"));
    auto const nothing = this->guest().get("/u/colette/digest/nothing");
    EXPECT_EQ(nothing.status, 404);
    for (auto const* path : {this->issue, "/u/colette/digest/weekly", "/u/nobody/digest/weekly"})
        EXPECT_EQ(text_of_page(this->guest().get(path).body), text_of_page(nothing.body));
    EXPECT_EQ(this->gaston().get(this->issue).status, 404);
}

TYPED_TEST(DigestPages, lead_from_short_addresses_to_those_that_last)
{
    auto browser = this->colette();
    EXPECT_EQ(browser.get("/digest/weekly/2012-w05").location(), this->issue);
    EXPECT_EQ(browser.get("/digest/weekly").location(), "/u/colette/digest/weekly");
    EXPECT_EQ(browser.get("/u/colette/digest/weekly/2012-W05").status, 404);
}

TYPED_TEST(DigestPages, give_the_order_form_back_with_what_is_wrong_with_it)
{
    auto browser = this->colette();
    auto const wrong =
        browser.post("/digests", {{"slug", "Two Words"}, {"q", "tag:maps"}, {"every", "month"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("value=\"Two Words\""));
    EXPECT_THAT(wrong.body, HasSubstr("id=\"slug-fault\""));
    EXPECT_THAT(wrong.body, HasSubstr("<option value=\"month\" selected>"));
    auto const question = browser.post("/digests", this->weekly({{"q", "tagg:maps"}}));
    EXPECT_THAT(question.body, HasSubstr("did you mean `tag:`"));
    EXPECT_EQ(browser.post("/digests", this->weekly()).status, 303);
    EXPECT_EQ(browser.post("/digests", this->weekly()).status, 422) << "the name is taken";
}

TYPED_TEST(DigestPages, are_ordered_no_more_with_all_their_issues)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    this->work();
    EXPECT_EQ(this->gaston().post("/digests/weekly/remove").status, 404);
    EXPECT_EQ(this->guest().get(this->issue).status, 200);
    auto const removed = browser.post("/digests/weekly/remove");
    EXPECT_EQ(removed.location(), "/digests");
    EXPECT_THAT(browser.get(removed.header("location")).body, HasSubstr("Digest ordered no more: weekly"));
    EXPECT_EQ(browser.post("/digests/weekly/remove").status, 404);
    EXPECT_EQ(this->guest().get(this->issue).status, 404);
    EXPECT_EQ(this->guest().get("/u/colette/digest/weekly/feed.atom").status, 404);
    EXPECT_THAT(browser.get("/digests").body, Not(HasSubstr("/digests/weekly")));
    this->next_week();
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(DigestPages, are_ordered_again_by_undoing_that)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    this->work();
    auto const removed = browser.get(browser.post("/digests/weekly/remove").header("location"));
    auto const restored = this->undo(browser, removed);
    EXPECT_EQ(restored.status, 303);
    EXPECT_EQ(this->guest().get(this->issue).status, 200);
    this->save("https://a.example/later", "A later one", {}, accounts::Audience::everyone());
    this->next_week();
    this->work();
    EXPECT_THAT(this->guest().get("/u/colette/digest/weekly/2012-w06").body, HasSubstr("A later one"));

    EXPECT_EQ(this->undo(browser, browser.get("/history")).status, 303) << "the undoing is a change too";
    EXPECT_EQ(this->guest().get(this->issue).status, 404);
    EXPECT_THAT(text_of_page(browser.get("/history").body), HasSubstr("Digest ordered no more: weekly"));
}

TYPED_TEST(DigestPages, are_what_they_were_before_whichever_change_is_undone)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    this->work();
    this->undo(browser, browser.get(browser.post("/digests/weekly/remove").header("location")));
    auto const again = browser.get("/history"); // its first button takes that undoing back
    auto const removed = browser.get(browser.post("/digests/weekly/remove").header("location"));
    EXPECT_EQ(this->undo(browser, again).status, 303);
    EXPECT_EQ(this->guest().get(this->issue).status, 404) << "it was ordered no more before that too";
    EXPECT_EQ(this->undo(browser, removed).status, 303);
    EXPECT_EQ(this->guest().get(this->issue).status, 200);
}

TYPED_TEST(DigestPages, come_out_where_they_were_ordered_again_before_they_did)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    auto const removed = browser.get(browser.post("/digests/weekly/remove").header("location"));
    this->work();
    EXPECT_EQ(this->guest().get(this->issue).status, 404);
    this->undo(browser, removed);
    this->work();
    EXPECT_EQ(this->guest().get(this->issue).status, 200);
}

TYPED_TEST(DigestPages, are_fifty_at_most_whatever_is_undone)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    auto const removed = browser.get(browser.post("/digests/weekly/remove").header("location"));
    this->database->write([&](store::Transaction& transaction) {
        for (std::size_t nth = 0; nth < digest::StandingLimits::of_an_account; ++nth) {
            digest::Standing standing;
            standing.slug = "other-" + std::to_string(nth);
            EXPECT_TRUE(digest::add_digest(transaction, this->owner, standing, this->now));
        }
    });
    auto const refused = this->undo(browser, removed);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("as many digests as can be ordered"));
    EXPECT_EQ(browser.get("/digests").status, 200);
}

TYPED_TEST(DigestPages, leave_their_name_to_another_once_they_are_ordered_no_more)
{
    auto browser = this->colette();
    browser.post("/digests", this->weekly());
    this->work();
    auto const removed = browser.get(browser.post("/digests/weekly/remove").header("location"));
    EXPECT_EQ(browser.post("/digests", this->weekly({{"q", "tag:other"}})).status, 303);
    EXPECT_EQ(this->guest().get(this->issue).status, 404) << "the issues are not those of the other";
    auto const refused = this->undo(browser, removed);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("“weekly” is the name of another digest now"));
    browser.post("/digests/weekly/remove");
    EXPECT_EQ(this->undo(browser, removed).status, 303);
    EXPECT_EQ(this->guest().get(this->issue).status, 200);
}

TYPED_TEST(DigestPages, speak_french)
{
    auto browser = this->colette();
    browser.language = "fr";
    EXPECT_THAT(text_of_page(browser.get("/digests").body), HasSubstr("Commander une revue"));
    EXPECT_THAT(text_of_page(browser.get("/digest").body), HasSubstr("Vous seul voyez cette page"));
}

} // namespace
} // namespace florilege::web
