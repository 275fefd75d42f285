#include "accounts/second_factor.hpp"
#include "accounts/totp.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;

constexpr auto* password = "tape stone quiet lamp";
constexpr auto* other_password = "copper lantern under snow";

template <class Where> class Settings : public tests::SiteTest<Where> {
protected:
    tests::Answer sign_in(std::string const& with)
    {
        auto browser = this->guest();
        browser.get("/sign-in");
        return browser.post("/sign-in", {{"name", "colette"}, {"password", with}});
    }

    /// What stands between two marks of a page.
    static std::string between(std::string const& text, std::string const& before, char behind)
    {
        auto const at = text.find(before);
        if (at == std::string::npos) return {};
        auto const begin = at + before.size();
        return text.substr(begin, text.find(behind, begin) - begin);
    }

    /// Sets the second step up as a person would; gives the page with the recovery codes.
    std::string two_steps(tests::Browser& browser)
    {
        browser.get("/settings/security");
        EXPECT_EQ(browser.post("/settings/second-step", {{"current", password}}).location(),
                  "/settings/second-step");
        EXPECT_THAT(browser.get("/settings/second-step").body, HasSubstr("<svg class=\"qr\""));
        auto const secret =
            accounts::totp_to_confirm(*this->database->read(accounts::authenticator), this->owner);
        auto const code = accounts::totp_code(secret->bytes(), accounts::totp_step(this->clock.now()));
        return browser.post("/settings/second-step/confirm", {{"code", code}}).body;
    }
};
TYPED_TEST_SUITE(Settings, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Settings, speak_the_language_that_was_chosen)
{
    auto browser = this->colette();
    browser.get("/settings");
    auto const saved = browser.post(
        "/settings",
        {{"language", "fr"}, {"zone", "Europe/Paris"}, {"theme", "dark"}, {"profile", "while-public"}});
    EXPECT_EQ(saved.location(), "/settings");
    auto const seen = browser.get("/settings").body;
    EXPECT_THAT(seen, HasSubstr("<html lang=\"fr\" data-theme=\"dark\">"));
    EXPECT_THAT(seen, HasSubstr("En ce moment : Europe/Paris."));
}

TYPED_TEST(Settings, keep_what_was_typed_where_a_zone_is_none)
{
    auto browser = this->colette();
    browser.get("/settings");
    auto const refused = browser.post(
        "/settings", {{"language", "fr"}, {"zone", "Mars/Base"}, {"theme", "auto"}, {"profile", "never"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("There is no time zone of that name"));
    EXPECT_THAT(refused.body, HasSubstr("value=\"Mars/Base\""));
    EXPECT_THAT(refused.body, HasSubstr("<option value=\"fr\" selected>"));
    EXPECT_THAT(browser.get("/settings").body, HasSubstr("<html lang=\"en\">")) << "nothing was changed";
}

TYPED_TEST(Settings, hide_the_public_page)
{
    auto shown = page("https://a.example/1", "Shown");
    shown.audience = accounts::Audience::everyone();
    this->take(shown);
    auto browser = this->colette();
    EXPECT_EQ(this->guest().get("/u/colette").status, 200);
    browser.get("/settings");
    browser.post("/settings", {{"language", ""}, {"zone", ""}, {"theme", "auto"}, {"profile", "never"}});
    EXPECT_EQ(this->guest().get("/u/colette").status, 404);
    EXPECT_EQ(browser.get("/u/colette").status, 200);
}

TYPED_TEST(Settings, give_a_name_that_is_free)
{
    auto browser = this->colette();
    browser.get("/settings");
    constexpr auto right = "tape stone quiet lamp";
    for (auto const* wrong : {"", "guess"}) {
        auto const refused = browser.post("/settings/name", {{"name", "sidonie"}, {"current", wrong}});
        EXPECT_EQ(refused.status, 422);
        EXPECT_THAT(refused.body, HasSubstr("id=\"password-fault\""));
    }
    EXPECT_THAT(browser.post("/settings/name", {{"name", "Gaston"}, {"current", right}}).body,
                HasSubstr("Somebody has that name already."));
    EXPECT_THAT(browser.post("/settings/name", {{"name", "a b"}}).body, HasSubstr("The name cannot be that"));
    EXPECT_EQ(browser.post("/settings/name", {{"name", "sidonie"}, {"current", right}}).location(),
              "/settings");
    EXPECT_EQ(browser.get("/u/sidonie").status, 200);
    EXPECT_EQ(browser.get("/u/colette").status, 404);
}

TYPED_TEST(Settings, change_a_password_for_who_knows_it)
{
    auto browser = this->colette();
    auto elsewhere = this->colette();
    browser.get("/settings/security");
    auto const wrong =
        browser.post("/settings/password", {{"current", "not this one"}, {"password", other_password}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("That is not your password."));
    auto const weak = browser.post("/settings/password", {{"current", password}, {"password", "password1"}});
    EXPECT_EQ(weak.status, 422);
    EXPECT_THAT(weak.body, HasSubstr("would be guessed soon"));
    EXPECT_EQ(this->sign_in(other_password).status, 422);

    EXPECT_EQ(
        browser.post("/settings/password", {{"current", password}, {"password", other_password}}).location(),
        "/settings/security");
    EXPECT_EQ(browser.get("/settings").status, 200) << "who changed it stays";
    EXPECT_EQ(elsewhere.get("/settings").status, 303) << "whoever else was signed in does not";
    EXPECT_EQ(this->sign_in(password).status, 422);
    EXPECT_EQ(this->sign_in(other_password).status, 303);
}

TYPED_TEST(Settings, let_nobody_guess_the_password_for_ever)
{
    auto browser = this->colette();
    browser.get("/settings/security");
    int refused = 0;
    for (int count = 0; count < 30; ++count)
        refused +=
            browser.post("/settings/password", {{"current", "guess"}, {"password", other_password}}).status ==
            429;
    EXPECT_GE(refused, 10);
}

TYPED_TEST(Settings, make_new_recovery_codes_that_end_the_old_ones)
{
    auto browser = this->colette();
    EXPECT_EQ(browser.post("/settings/recovery-codes", {{"current", password}}).status, 404)
        << "there is no second step yet";
    auto const old = this->between(this->two_steps(browser), "<li><code>", '<');
    EXPECT_EQ(browser.post("/settings/recovery-codes", {{"current", "not this one"}}).status, 422);
    auto const made = browser.post("/settings/recovery-codes", {{"current", password}});
    EXPECT_EQ(made.status, 200);
    EXPECT_THAT(made.body, Not(HasSubstr(old)));
    auto again = this->guest();
    again.get("/sign-in");
    again.post("/sign-in", {{"name", "colette"}, {"password", password}});
    EXPECT_EQ(again.post("/sign-in/second", {{"code", old}}).status, 422);
    EXPECT_EQ(again.post("/sign-in/second", {{"code", this->between(made.body, "<li><code>", '<')}}).status,
              303);
}

TYPED_TEST(Settings, let_nobody_guess_a_code_for_ever)
{
    auto browser = this->colette();
    auto const guesses_refused = [](tests::Browser& who, std::string const& path) {
        int refused = 0;
        for (int count = 0; count < 30; ++count)
            refused += who.post(path, {{"code", "000000"}}).status == 429;
        return refused;
    };
    browser.get("/settings/security");
    browser.post("/settings/second-step", {{"current", password}});
    EXPECT_GE(guesses_refused(browser, "/settings/second-step/confirm"), 10);
    this->clock.time += std::chrono::days{2};
    this->two_steps(browser);
    auto guest = this->guest();
    guest.get("/sign-in");
    EXPECT_EQ(guest.post("/sign-in", {{"name", "colette"}, {"password", password}}).status, 200);
    EXPECT_GE(guesses_refused(guest, "/sign-in/second"), 10);
}

TYPED_TEST(Settings, set_up_a_second_step_and_show_its_codes_once)
{
    auto browser = this->colette();
    auto elsewhere = this->colette();
    auto const codes = this->two_steps(browser);
    EXPECT_THAT(codes, HasSubstr("Each of these signs you in once"));
    auto const first = this->between(codes, "<li><code>", '<');
    EXPECT_EQ(elsewhere.get("/settings").status, 303) << "who signed in with one step is out";
    EXPECT_THAT(browser.get("/settings/security").body, HasSubstr("10 recovery codes are left."));
    EXPECT_THAT(browser.get("/settings/security").body, Not(HasSubstr(first)));

    auto again = this->guest();
    again.get("/sign-in");
    EXPECT_EQ(again.post("/sign-in", {{"name", "colette"}, {"password", password}}).status, 200);
    again.get("/sign-in/second");
    EXPECT_EQ(again.post("/sign-in/second", {{"code", first}}).status, 303);
    EXPECT_THAT(again.get("/settings/security").body, HasSubstr("9 recovery codes are left."));

    EXPECT_EQ(again.post("/settings/second-step/off", {{"current", "not this one"}}).status, 422);
    auto const off = again.post("/settings/second-step/off", {{"current", password}});
    EXPECT_EQ(off.location(), "/settings/security");
    EXPECT_THAT(again.get(off.header("location")).body, HasSubstr("takes the password alone now."));
    EXPECT_EQ(this->sign_in(password).status, 303) << "one step again";
}

TYPED_TEST(Settings, put_no_second_step_in_force_without_its_code)
{
    auto browser = this->colette();
    browser.get("/settings/security");
    EXPECT_EQ(browser.post("/settings/second-step", {{"current", "not this one"}}).status, 422);
    EXPECT_EQ(browser.get("/settings/second-step").location(), "/settings/security");
    browser.get("/settings/security");
    browser.post("/settings/second-step", {{"current", password}});
    browser.get("/settings/second-step");
    auto const wrong = browser.post("/settings/second-step/confirm", {{"code", "000000"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("That code is not right"));
    EXPECT_EQ(this->sign_in(password).status, 303) << "one step as before";
}

TYPED_TEST(Settings, sign_other_browsers_out)
{
    auto browser = this->colette();
    auto second = this->colette();
    auto third = this->colette();
    auto const seen = browser.get("/settings/security").body;
    auto const id = this->between(seen, "name=\"sign-in\" value=\"", '"');
    browser.post("/settings/sign-ins/end", {{"sign-in", id}});
    EXPECT_NE(second.get("/settings").status, third.get("/settings").status) << "one of them is out";
    browser.get("/settings/security");
    browser.post("/settings/sign-ins/end-others");
    EXPECT_EQ(second.get("/settings").status, 303);
    EXPECT_EQ(third.get("/settings").status, 303);
    EXPECT_EQ(browser.get("/settings").status, 200);
    EXPECT_EQ(this->gaston().post("/settings/sign-ins/end", {{"sign-in", id}}).status, 404) << "not theirs";
}

TYPED_TEST(Settings, make_tokens_that_are_shown_once)
{
    auto browser = this->colette();
    browser.get("/settings/tokens");
    tests::FieldList draft{
        {"label", "my <script>"}, {"scope", "read"}, {"lasts", "90"}, {"current", "wrong"}};
    EXPECT_EQ(browser.post("/settings/tokens", draft).status, 422);
    draft.back().second = password;
    auto const made = browser.post("/settings/tokens", draft);
    auto const secret = this->between(made.body, "<code class=\"secret\">", '<');
    ASSERT_EQ(secret.substr(0, 4), "flo_");
    auto const ask = [&] {
        return this->guest()
            .send(Method::get, "/api/v1/tags", {{"authorization", "Bearer " + secret}})
            .status;
    };
    EXPECT_EQ(ask(), 200);
    auto const listed = browser.get("/settings/tokens").body;
    EXPECT_THAT(listed, Not(HasSubstr(secret)));
    EXPECT_THAT(listed, HasSubstr("my &lt;script&gt;"));
    auto const id = this->between(listed, "name=\"id\" value=\"", '"');
    browser.post("/settings/tokens/revoke", {{"id", id}});
    EXPECT_EQ(ask(), 401);
}

} // namespace
} // namespace florilege::web
