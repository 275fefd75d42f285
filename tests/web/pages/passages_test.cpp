#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using tests::text_of_page;

template <class Where> class Passages : public tests::SiteTest<Where> {
protected:
    Passages()
    {
        auto draft = tests::page("https://a.example/1", "A title");
        auto passage = tests::passage("The ice held", "on the ninth");
        passage.replies.emplace_back().text = "So did I";
        draft.highlights = {passage};
        this->take(draft);
        address = "/b/" + this->id_of("https://a.example/1");
    }

    library::HighlightDraft kept() { return this->all().front().highlights.front(); }
    /// What the form that changes it says it has seen.
    std::string seen(std::string const& form)
    {
        auto const page = browser.get(address).body;
        return tests::hidden_field(std::string_view{page}.substr(page.find("action=\"" + form)), "version");
    }

    std::string address;
    tests::Browser browser = this->colette();
};
TYPED_TEST_SUITE(Passages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Passages, and_replies_are_changed_and_deleted)
{
    auto& browser = this->browser;
    auto const highlight = "/h/" + this->kept().id->text();
    auto const reply = "/r/" + this->kept().replies.front().id->text();
    EXPECT_EQ(browser
                  .post(highlight + "/edit",
                        {{"quote", "The ice bore"}, {"note", "us"}, {"version", this->seen(highlight)}})
                  .location(),
              this->address + "#h-" + this->kept().id->text());
    EXPECT_EQ(this->kept().quote, "The ice bore");
    EXPECT_EQ(this->kept().note, "us");
    EXPECT_EQ(browser.post(reply + "/edit", {{"text", "And I"}, {"version", this->seen(reply)}}).status, 303);
    EXPECT_EQ(this->kept().replies.front().text, "And I");
    EXPECT_EQ(browser.post(reply + "/delete").status, 303);
    EXPECT_TRUE(this->kept().replies.empty());
    EXPECT_EQ(browser.post(highlight + "/delete").status, 303);
    EXPECT_TRUE(this->all().front().highlights.empty());
}

TYPED_TEST(Passages, that_were_changed_meanwhile_are_shown_in_both_versions)
{
    auto& browser = this->browser;
    auto const highlight = "/h/" + this->kept().id->text() + "/edit";
    auto const stale = this->seen(highlight);
    ASSERT_EQ(browser.post(highlight, {{"quote", "Theirs"}, {"note", "n"}, {"version", stale}}).status, 303);
    auto const refused = browser.post(highlight, {{"quote", "Mine"}, {"note", "m"}, {"version", stale}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("Theirs"));
    EXPECT_THAT(refused.body, HasSubstr(">\nMine</textarea>"));
    EXPECT_EQ(this->kept().quote, "Theirs");
    auto const decided = tests::hidden_field(refused.body, "version");
    EXPECT_EQ(browser.post(highlight, {{"quote", "Mine"}, {"note", "m"}, {"version", decided}}).status, 303);
    EXPECT_EQ(this->kept().quote, "Mine");
}

TYPED_TEST(Passages, do_not_conflict_with_what_was_changed_beside_them)
{
    auto& browser = this->browser;
    auto const highlight = "/h/" + this->kept().id->text() + "/edit";
    auto const reply = "/r/" + this->kept().replies.front().id->text() + "/edit";
    auto const seen = this->seen(highlight);
    auto const reply_seen = this->seen(reply);
    browser.post(this->address + "/favourite", {{"to", "yes"}});
    EXPECT_EQ(browser.post(highlight, {{"quote", "Mine"}, {"note", "m"}, {"version", seen}}).status, 303);
    EXPECT_EQ(browser.post(reply, {{"text", "And I"}, {"version", reply_seen}}).status, 303);
}

TYPED_TEST(Passages, whose_replies_were_changed_meanwhile_show_these_in_both_versions)
{
    auto const reply = "/r/" + this->kept().replies.front().id->text() + "/edit";
    auto const stale = this->seen(reply);
    ASSERT_EQ(this->browser.post(reply, {{"text", "Theirs"}, {"version", stale}}).status, 303);
    auto const refused = this->browser.post(reply, {{"text", "Mine"}, {"version", stale}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("Theirs"));
    EXPECT_THAT(refused.body, HasSubstr(">\nMine</textarea>"));
}

} // namespace
} // namespace florilege::web
