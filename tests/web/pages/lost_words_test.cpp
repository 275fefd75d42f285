#include "accounts/totp.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

/// What somebody typed is still there after an answer that did not take it.
namespace florilege::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

template <class Where> class TypedWords : public tests::SiteTest<Where> {
protected:
    static constexpr auto typed = "typed for an hour";

    /// What the page to sign in carries along.
    static std::string kept_in(tests::Answer const& answer)
    {
        auto kept = tests::hidden_field(answer.body, "kept");
        for (std::size_t at; (at = kept.find("&amp;")) != std::string::npos;)
            kept.replace(at, 5, "&");
        return kept;
    }
    static tests::FieldList signing(tests::FieldList more)
    {
        more.insert(more.begin(), {{"name", "colette"}, {"password", "tape stone quiet lamp"}});
        return more;
    }
    tests::Answer send_from(tests::Browser& browser, std::string_view site, std::string const& path,
                            tests::FieldList const& fields)
    {
        return browser.send(
            Method::post, path,
            {{"sec-fetch-site", std::string{site}}, {"content-type", "application/x-www-form-urlencoded"}},
            tests::urlencoded(fields));
    }
};
TYPED_TEST_SUITE(TypedWords, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TypedWords, stand_in_the_answer_that_refuses_them_and_can_be_sent_again)
{
    auto browser = this->colette();
    browser.post("/lists", {{"title", "Maps"}});
    auto const refused =
        browser.post("/lists", {{"title", "Maps"}, {"note", this->typed}, {"public", "yes"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body,
                AllOf(HasSubstr("<form method=\"post\" action=\"/lists\""), HasSubstr(this->typed),
                      HasSubstr("<input type=\"hidden\" name=\"public\" value=\"yes\">"),
                      HasSubstr("Send it now")));
    auto const again =
        browser.post("/lists", {{"title", "Old maps"}, {"note", this->typed}, {"public", "yes"}});
    EXPECT_THAT(browser.get(again.location()).body, HasSubstr(this->typed));

    this->take(page("https://a.example/1", "A title", {"maps"}));
    EXPECT_THAT(browser.post("/tags/bundle", {{"name", "Some"}, {"tags", "maps, no-such-tag"}}).body,
                HasSubstr("value=\"maps, no-such-tag\""));
    EXPECT_THAT(browser.post("/t/maps/merge", {{"into", "no-such-tag"}}).body,
                HasSubstr("value=\"no-such-tag\""));
}

TYPED_TEST(TypedWords, stand_in_the_answer_that_what_they_are_about_is_gone)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const here = "/b/" + this->id_of("https://a.example/1");
    browser.post(here + "/delete");
    for (auto const& path : {here + "/highlights", here + "/edit"}) {
        auto const gone = browser.post(path, {{"quote", "A passage"}, {"note", this->typed}, {"back", "/"}});
        EXPECT_EQ(gone.status, 404) << path;
        EXPECT_THAT(gone.body, AllOf(HasSubstr(this->typed), HasSubstr("so that you can copy it"),
                                     Not(HasSubstr("Send it now"))))
            << path;
    }
}

TYPED_TEST(TypedWords, are_not_there_for_whoever_typed_none)
{
    auto browser = this->colette();
    auto const gone = browser.post("/b/AAAAAAAAAAAAAAAAAAAAAA/favourite", {{"to", "yes"}, {"back", "/"}});
    EXPECT_EQ(gone.status, 404);
    EXPECT_THAT(gone.body, Not(HasSubstr("<form method=\"post\" action=\"/b/")));
}

TYPED_TEST(TypedWords, outlast_a_sign_in_in_another_tab)
{
    auto browser = this->guest();
    auto const path = "/lists";
    auto const asked = browser.post(path, {{"title", "Maps"}, {"note", this->typed}});
    auto const kept = this->kept_in(asked);
    auto const old_token = browser.token;
    browser.post("/sign-in", this->signing({}));
    browser.token = old_token;
    auto const again = browser.post("/sign-in", this->signing({{"next", path}, {"kept", kept}}));
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, AllOf(HasSubstr("action=\"/lists\""), HasSubstr(this->typed)));
}

TYPED_TEST(TypedWords, outlast_a_page_to_sign_in_that_is_too_old)
{
    auto browser = this->guest();
    auto const kept = this->kept_in(browser.post("/lists", {{"title", "Maps"}, {"note", this->typed}}));
    browser.cookies.clear(); // and with them what its token was made from
    auto const anew = browser.post("/sign-in", this->signing({{"next", "/lists"}, {"kept", kept}}));
    EXPECT_EQ(anew.status, 401);
    EXPECT_EQ(this->kept_in(anew), kept);
    EXPECT_THAT(browser.post("/sign-in", this->signing({{"next", "/lists"}, {"kept", kept}})).body,
                HasSubstr(this->typed));
}

TYPED_TEST(TypedWords, outlast_a_second_step_that_took_too_long_or_was_done_elsewhere)
{
    std::optional<accounts::TotpSecret> secret;
    this->database->write([&](store::Transaction& transaction) {
        secret = tests::put_in_force(transaction, this->owner, this->clock.now());
    });
    auto browser = this->guest();
    auto const kept = this->kept_in(browser.post("/lists", {{"title", "Maps"}, {"note", this->typed}}));
    auto const half = browser.post("/sign-in", this->signing({{"next", "/lists"}, {"kept", kept}}));
    ASSERT_THAT(half.body, HasSubstr("One more step"));
    this->clock.time += std::chrono::hours{1};
    auto const late =
        browser.post("/sign-in/second", {{"code", "000000"}, {"next", "/lists"}, {"kept", kept}});
    EXPECT_EQ(late.status, 401);
    EXPECT_THAT(text_of_page(late.body), HasSubstr("The code took too long."));
    EXPECT_EQ(this->kept_in(late), kept);
    EXPECT_THAT(late.body, HasSubstr("name=\"next\" value=\"/lists\""));

    auto signed_in = this->colette();
    auto const next = signed_in.post("/sign-in/second", {{"code", "000000"}, {"next", "/lists"}});
    EXPECT_EQ(next.header("location"), "/lists");
    auto const again =
        signed_in.post("/sign-in/second", {{"code", "000000"}, {"next", "/lists"}, {"kept", kept}});
    EXPECT_THAT(again.body, AllOf(HasSubstr("action=\"/lists\""), HasSubstr(this->typed)));
}

TYPED_TEST(TypedWords, that_are_too_long_to_be_carried_wait_where_they_were_typed)
{
    std::string text;
    while (text.size() < 200'000)
        text += "長い文章";
    auto browser = this->guest();
    auto const asked = browser.post("/lists", {{"title", "Maps"}, {"note", text}});
    EXPECT_EQ(asked.status, 401);
    EXPECT_THAT(asked.body, AllOf(HasSubstr(text), HasSubstr("href=\"/sign-in\" target=\"_blank\""),
                                  HasSubstr("action=\"/lists\"")));
    auto const old_token = browser.token;
    browser.post("/sign-in", this->signing({}));
    browser.token = old_token;
    auto const again = browser.post("/lists", {{"title", "Maps"}, {"note", text}});
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr(text));
}

TYPED_TEST(TypedWords, that_are_secret_are_not_shown)
{
    auto browser = this->guest();
    auto const asked = browser.post("/settings/tokens", {{"label", "phone"}, {"current", "tape stone"}});
    EXPECT_THAT(asked.body, AllOf(HasSubstr("label=phone"), Not(HasSubstr("tape"))));
}

TYPED_TEST(TypedWords, of_another_site_are_not_handed_back_to_be_sent)
{
    auto browser = this->colette();
    for (auto const* site : {"same-site", "cross-site", "none"}) {
        auto const forged =
            this->send_from(browser, site, "/lists", {{"title", "planted"}, {"token", browser.token}});
        EXPECT_EQ(forged.status, 403) << site;
        EXPECT_THAT(forged.body, Not(HasSubstr("planted"))) << site;
        auto const carried =
            this->send_from(browser, site, "/sign-in", {{"kept", "title=planted"}, {"next", "/lists"}});
        EXPECT_THAT(carried.body, Not(HasSubstr("planted"))) << site;
    }
}

TYPED_TEST(TypedWords, come_once_for_each_field)
{
    this->take(page("https://a.example/1", "A title"));
    this->take(page("https://a.example/2", "A title"));
    auto browser = this->colette();
    EXPECT_EQ(browser.post("/lists", {{"title", "Atlas"}, {"title", "Charts"}}).status, 400);
    EXPECT_THAT(browser.get("/lists").body, AllOf(Not(HasSubstr("Atlas")), Not(HasSubstr("Charts"))));
    EXPECT_EQ(browser
                  .post("/bulk", {{"id", this->id_of("https://a.example/1")},
                                  {"id", this->id_of("https://a.example/2")},
                                  {"do", "unread"}})
                  .status,
              303)
        << "but for what is picked";
}

TYPED_TEST(TypedWords, join_a_page_that_is_kept_already)
{
    auto kept = page("https://a.example/1", "My title", {"maps"});
    kept.note = "My note";
    kept.audience = accounts::Audience::everyone();
    this->take(kept);
    auto browser = this->colette();
    auto const here = "/b/" + this->id_of("https://a.example/1");
    auto const shared =
        browser.get("/add?url=https%3A%2F%2Fa.example%2F1&title=Its%20title&text=A%20marked%20passage");
    EXPECT_EQ(shared.status, 200);
    EXPECT_THAT(shared.body,
                AllOf(HasSubstr("action=\"" + here + "/edit\""), HasSubstr("value=\"My title\""),
                      HasSubstr("My note\n\nA marked passage"), HasSubstr("You keep this page already."),
                      HasSubstr("name=\"public\" value=\"yes\">")))
        << "words that are not said to be public are private";
    EXPECT_THAT(text_of_page(shared.body), HasSubstr("Note My note State public")) << "as it is kept";
    auto const nothing_new = browser.get("/add?url=https%3A%2F%2Fa.example%2F1&title=Its%20title&tags=Maps");
    EXPECT_THAT(nothing_new.body, Not(HasSubstr("What comes now")));
    EXPECT_THAT(nothing_new.body, HasSubstr("value=\"maps\""));

    auto const added = browser.post(
        "/add", {{"url", "https://a.example/1"}, {"title", "Another"}, {"tags", "sea"}, {"unread", "yes"}});
    EXPECT_EQ(added.status, 409);
    EXPECT_THAT(added.body,
                AllOf(HasSubstr("action=\"" + here + "/edit\""), HasSubstr("value=\"Another\""),
                      HasSubstr("value=\"maps, sea\""), HasSubstr("name=\"unread\" value=\"yes\" checked"),
                      HasSubstr("name=\"public\" value=\"yes\" checked"), HasSubstr("<dd>My title</dd>")));
    EXPECT_EQ(this->all().front().title, "My title") << "it is asked first";
    EXPECT_EQ(browser.post("/add", {{"url", "https://a.example/1"}, {"tags", "maps"}}).location(), here)
        << "there is nothing to ask";
    EXPECT_THAT(this->gaston().get("/add?url=https%3A%2F%2Fa.example%2F1").body, HasSubstr("action=\"/add\""))
        << "not the bookmark of somebody else";
}

TYPED_TEST(TypedWords, about_a_list_meet_what_was_written_elsewhere)
{
    auto browser = this->colette();
    auto const list = browser.post("/lists", {{"title", "Maps"}}).location();
    auto const seen = tests::hidden_field(browser.get(list).body, "words-seen");
    browser.post(list + "/edit", {{"title", "Maps"}, {"note", "written elsewhere"}, {"words-seen", seen}});
    auto const stale =
        browser.post(list + "/edit", {{"title", "Maps"}, {"note", this->typed}, {"words-seen", seen}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_THAT(stale.body,
                AllOf(HasSubstr("<p class=\"full-note\">written elsewhere</p>"), HasSubstr(this->typed)));
    auto const now = tests::hidden_field(stale.body, "words-seen");
    EXPECT_EQ(browser.post(list + "/edit", {{"title", "Maps"}, {"note", this->typed}, {"words-seen", now}})
                  .location(),
              list);
    EXPECT_THAT(browser.get(list).body, Not(HasSubstr("written elsewhere")));

    browser.post("/lists", {{"title", "Charts"}});
    auto const taken = browser.post(list + "/edit", {{"title", "Charts"}, {"note", "More"}});
    EXPECT_EQ(taken.status, 422);
    EXPECT_THAT(taken.body, AllOf(HasSubstr("value=\"Charts\""), HasSubstr("More</textarea>")));
}

TYPED_TEST(TypedWords, that_begin_with_an_empty_line_keep_it)
{
    auto draft = page("https://a.example/1", "A title");
    draft.note = "\nFirst";
    this->take(draft);
    auto browser = this->colette();
    EXPECT_THAT(browser.get("/b/" + this->id_of("https://a.example/1") + "/edit").body,
                HasSubstr("\">\n\nFirst</textarea>"))
        << "a browser drops the first line end of a textarea";
}

TYPED_TEST(TypedWords, of_the_length_of_a_note_are_taken_in_every_language)
{
    auto const bytes_of = [&](std::string const& path) {
        return this->app->intake(Method::post, parse_target(path).value()).body_bytes;
    };
    for (auto const* path : {"/add", "/b/x/edit", "/b/x/highlights", "/h/x/edit"})
        EXPECT_GE(bytes_of(path), std::uint64_t{6} << 20) << path << ": two texts of 1 MiB, percent-encoded";
    EXPECT_EQ(bytes_of("/sign-in"), this->limits.form_bytes);
}

TYPED_TEST(TypedWords, are_not_lost_with_a_choice_beside_them)
{
    auto browser = this->colette();
    auto const token =
        browser.post("/settings/tokens",
                     {{"label", "phone"}, {"scope", "write"}, {"lasts", "365"}, {"current", "not this one"}});
    EXPECT_EQ(token.status, 422);
    EXPECT_THAT(token.body, AllOf(HasSubstr("value=\"write\" checked"), HasSubstr("value=\"365\" selected"),
                                  Not(HasSubstr("value=\"read\" checked"))));
    auto const site = browser.post(
        "/admin/site", {{"site_name", "Lectures"}, {"public_url", "no address"}, {"registration", "closed"}});
    EXPECT_EQ(site.status, 422);
    EXPECT_THAT(site.body, HasSubstr("value=\"closed\" checked"));
    auto const digest = browser.post("/digests", {{"slug", "weekly"}, {"title", std::string(5000, 'a')}});
    EXPECT_THAT(digest.body, AllOf(HasSubstr("id=\"title-fault\""), Not(HasSubstr("id=\"query-fault\""))));
}

TYPED_TEST(TypedWords, for_bookmarks_of_which_none_is_picked_change_nothing)
{
    this->take(page("https://a.example/1", "A title"));
    auto browser = this->colette();
    auto const none = browser.post("/bulk", {{"do", "tag"}, {"of", "picked"}, {"tags", "sea"}});
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(none.body, HasSubstr("Nothing was picked."));
    EXPECT_TRUE(this->all().front().tags.empty());
}

} // namespace
} // namespace florilege::web
