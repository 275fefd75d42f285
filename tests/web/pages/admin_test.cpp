#include "tests/accounts/second_step.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto* password = "tape stone quiet lamp";
constexpr auto* other_password = "copper lantern under snow";

template <class Where> class Administration : public tests::SiteTest<Where> {
protected:
    /// The path of the link that a page shows once.
    static std::string link_in(std::string const& body)
    {
        std::string const before = "<code class=\"secret\">http://links.example";
        auto const at = body.find(before);
        if (at == std::string::npos) return {};
        auto const begin = at + before.size();
        return body.substr(begin, body.find('<', begin) - begin);
    }

    std::string invitation(tests::Browser& browser)
    {
        browser.get("/admin");
        return link_in(browser.post("/admin/invitations").body);
    }

    /// The public id of the stranger, as the page's forms name it.
    static std::string stranger_in(std::string const& body) { return tests::hidden_field(body, "account"); }

    int sign_in(std::string const& name, std::string const& with)
    {
        auto browser = this->guest();
        browser.get("/sign-in");
        return browser.post("/sign-in", {{"name", name}, {"password", with}}).status;
    }
};
TYPED_TEST_SUITE(Administration, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Administration, is_there_for_the_owner_of_the_site_alone)
{
    EXPECT_EQ(this->colette().get("/admin").status, 200);
    auto other = this->gaston();
    EXPECT_EQ(other.get("/admin").status, 404);
    EXPECT_THAT(other.get("/settings").body, Not(HasSubstr("href=\"/admin\"")));
    other.get("/settings");
    for (auto const* path :
         {"/admin/site", "/admin/invitations", "/admin/invitations/withdraw", "/admin/accounts/reset",
          "/admin/accounts/disable", "/admin/accounts/enable", "/admin/accounts/one-step"})
        EXPECT_EQ(other.post(path).status, 404) << path;
}

TYPED_TEST(Administration, invites_somebody_once)
{
    auto browser = this->colette();
    auto const path = this->invitation(browser);
    ASSERT_EQ(path.rfind("/invitation/", 0), 0U);
    auto guest = this->guest();
    EXPECT_THAT(guest.get(path).body, HasSubstr("You are invited"));
    EXPECT_THAT(guest.post(path, {{"name", "Gaston"}, {"password", other_password}}).body,
                HasSubstr("Somebody has that name already."));
    EXPECT_THAT(guest.post(path, {{"name", "missy"}, {"password", "12345678"}}).body,
                HasSubstr("would be guessed soon"));
    EXPECT_EQ(guest.post(path, {{"name", "missy"}, {"password", other_password}}).location(), "/");
    EXPECT_EQ(guest.get("/settings").status, 200) << "signed in at once";
    EXPECT_EQ(guest.get("/admin").status, 404);
    EXPECT_EQ(this->guest().get(path).status, 404) << "good once";
    EXPECT_THAT(browser.get("/admin").body, HasSubstr("<strong>missy</strong>"));
}

TYPED_TEST(Administration, withdraws_an_invitation)
{
    auto browser = this->colette();
    auto const path = this->invitation(browser);
    auto const listed = browser.get("/admin").body;
    EXPECT_THAT(listed, Not(HasSubstr(path))) << "shown once";
    browser.post("/admin/invitations/withdraw", {{"id", tests::hidden_field(listed, "id")}});
    EXPECT_EQ(this->guest().get(path).status, 404);
}

TYPED_TEST(Administration, invites_nobody_to_a_closed_site)
{
    auto browser = this->colette();
    auto const path = this->invitation(browser);
    browser.get("/admin");
    browser.post("/admin/site", {{"site_name", "Lectures"}, {"public_url", ""}, {"registration", "closed"}});
    EXPECT_THAT(browser.get("/admin").body, HasSubstr("The site takes nobody new"));
    EXPECT_EQ(this->invitation(browser), "");
    auto guest = this->guest();
    guest.get("/sign-in");
    EXPECT_EQ(guest.post(path, {{"name", "missy"}, {"password", other_password}}).status, 404);
}

TYPED_TEST(Administration, hands_out_a_new_password)
{
    auto browser = this->colette();
    auto const id = this->stranger_in(browser.get("/admin").body);
    EXPECT_EQ(browser.post("/admin/accounts/reset", {{"account", id}, {"current", "not this one"}}).status,
              422);
    auto const path =
        this->link_in(browser.post("/admin/accounts/reset", {{"account", id}, {"current", password}}).body);
    ASSERT_EQ(path.rfind("/reset/", 0), 0U);
    auto guest = this->guest();
    EXPECT_EQ(guest.get(path).status, 200);
    EXPECT_EQ(guest.post(path, {{"password", other_password}}).location(), "/sign-in");
    EXPECT_EQ(this->sign_in("gaston", password), 422);
    EXPECT_EQ(this->sign_in("gaston", other_password), 303);
    EXPECT_EQ(guest.get(path).status, 404) << "good once";
}

TYPED_TEST(Administration, asks_no_second_step_of_who_has_lost_it)
{
    auto browser = this->colette();
    auto other = this->gaston();
    auto const shown = browser.get("/admin").body;
    auto const id = this->stranger_in(shown);
    constexpr auto* path = "/admin/accounts/one-step";
    EXPECT_THAT(shown, Not(HasSubstr(path))) << "of nobody else is one asked";
    EXPECT_THAT(browser.post(path, {{"account", id}, {"current", password}}).body,
                HasSubstr("This account has no second step."));
    this->database->write([&](store::Transaction& transaction) {
        tests::put_in_force(transaction, this->stranger, this->clock.now());
    });
    EXPECT_THAT(browser.get("/admin").body, HasSubstr(path));
    EXPECT_EQ(browser.post(path, {{"account", id}, {"current", "not this one"}}).status, 422);
    EXPECT_EQ(this->sign_in("gaston", password), 200) << "half-way";
    EXPECT_EQ(browser.post(path, {{"account", id}, {"current", password}}).location(), "/admin");
    EXPECT_EQ(this->sign_in("gaston", password), 303) << "by the password alone";
    EXPECT_EQ(other.get("/settings").status, 303) << "who was signed in is so no more";
}

TYPED_TEST(Administration, closes_an_account_and_opens_it)
{
    auto browser = this->colette();
    auto other = this->gaston();
    auto const id = this->stranger_in(browser.get("/admin").body);
    EXPECT_EQ(browser.post("/admin/accounts/disable", {{"account", id}, {"current", password}}).location(),
              "/admin");
    EXPECT_EQ(other.get("/settings").status, 303);
    EXPECT_EQ(this->sign_in("gaston", password), 422);
    browser.get("/admin");
    browser.post("/admin/accounts/enable", {{"account", id}});
    EXPECT_EQ(this->sign_in("gaston", password), 303);
}

TYPED_TEST(Administration, names_the_site_on_every_page)
{
    auto browser = this->colette();
    browser.get("/admin");
    auto const refused = browser.post(
        "/admin/site", {{"site_name", "Lectures"}, {"public_url", "not a url"}, {"registration", "invite"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("value=\"not a url\""));
    EXPECT_THAT(this->guest().get("/sign-in").body, HasSubstr("· Florilege</title>")) << "all or nothing";
    browser.post("/admin/site", {{"site_name", "Lectures & co"},
                                 {"public_url", "https://lectures.example"},
                                 {"registration", "invite"}});
    EXPECT_THAT(this->guest().get("/sign-in").body, HasSubstr("· Lectures &amp; co</title>"));
    EXPECT_THAT(this->guest().get("/opensearch.xml").body, HasSubstr("https://lectures.example/?q="));
}

} // namespace
} // namespace florilege::web
