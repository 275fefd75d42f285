#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using accounts::Scope;
using tests::json_of;
using tests::text_at;

template <class Where> class ApiAccount : public tests::ApiTest<Where> {};
TYPED_TEST_SUITE(ApiAccount, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiAccount, says_whose_token_it_is_and_what_it_may_do)
{
    auto const mine = this->mine().get("/api/v1/account");
    EXPECT_EQ(mine.status, 200);
    EXPECT_EQ(text_at(mine, "/name"), "colette");
    EXPECT_EQ(text_at(mine, "/role"), "owner");
    EXPECT_TRUE(json_of(mine).at_pointer("/time_zone").is_null());
    EXPECT_EQ(json_of(mine).at("scopes"), (boost::json::array{"read", "write"}));
    auto const theirs = this->program(this->stranger, {Scope::read}).get("/api/v1/account");
    EXPECT_EQ(text_at(theirs, "/name"), "gaston");
    EXPECT_EQ(text_at(theirs, "/role"), "member");
    EXPECT_EQ(json_of(theirs).at("scopes"), boost::json::array{"read"});
    EXPECT_EQ(this->nobodys().get("/api/v1/account").status, 401);
}

TYPED_TEST(ApiAccount, knows_the_language_and_the_time_zone_that_were_chosen)
{
    this->database->write([&](store::Transaction& transaction) {
        accounts::change_account(transaction, this->owner, {{}, "fr", "Europe/Paris"}).value();
    });
    auto const answer = this->mine().get("/api/v1/account");
    EXPECT_EQ(text_at(answer, "/language"), "fr");
    EXPECT_EQ(text_at(answer, "/time_zone"), "Europe/Paris");
}

TYPED_TEST(ApiAccount, is_changed_but_for_what_needs_the_password)
{
    auto program = this->mine();
    auto const changed = program.patch(
        "/api/v1/account", R"({"language": "fr", "time_zone": "Europe/Paris", "public_page": "never"})");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(text_at(changed, "/language"), "fr");
    EXPECT_EQ(text_at(changed, "/time_zone"), "Europe/Paris");
    EXPECT_EQ(text_at(changed, "/public_page"), "never");
    EXPECT_EQ(text_at(changed, "/name"), "colette") << "what is not sent stays";
    auto const renamed = program.patch(
        "/api/v1/account", R"({"name": "sidonie", "password": "tape stone quiet lamp", "language": null})");
    EXPECT_EQ(text_at(renamed, "/name"), "sidonie");
    EXPECT_TRUE(json_of(renamed).at("language").is_null());
    EXPECT_EQ(text_at(renamed, "/time_zone"), "Europe/Paris");
    EXPECT_EQ(
        program.patch("/api/v1/account", R"({"name": "gaston", "password": "tape stone quiet lamp"})").status,
        409);
    for (auto const* without : {R"({"name": "rodolphe"})", R"({"name": "rodolphe", "password": "guess"})"})
        EXPECT_EQ(text_at(program.patch("/api/v1/account", without), "/errors/0/pointer"), "/password")
            << without;
    EXPECT_EQ(program.patch("/api/v1/account", R"({"name": "a b"})").status, 422);
    EXPECT_EQ(program.patch("/api/v1/account", R"({"time_zone": "Nowhere/Else"})").status, 422);
    EXPECT_EQ(program.patch("/api/v1/account", R"({"password": "tape stone quiet lamp"})").status, 422);
    EXPECT_EQ(text_at(program.get("/api/v1/account"), "/name"), "sidonie");
}

TYPED_TEST(ApiAccount, lists_its_tokens_and_ends_them)
{
    auto program = this->mine();
    auto const listed = json_of(program.get("/api/v1/tokens")).at("items").as_array();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed.front().at("scopes"), (boost::json::array{"read", "write"}));
    EXPECT_FALSE(listed.front().as_object().contains("secret"));
    auto const address = "/api/v1/tokens/" + boost::json::value_to<std::string>(listed.front().at("id"));
    EXPECT_EQ(this->strangers().erase(address).status, 404);
    EXPECT_EQ(program.erase(address).status, 204) << "also the one that asks";
    EXPECT_EQ(program.get("/api/v1/tokens").status, 401);
}

TYPED_TEST(ApiAccount, lists_the_browsers_that_are_signed_in_and_ends_them)
{
    auto browser = this->colette();
    auto program = this->mine();
    auto const listed = json_of(program.get("/api/v1/sign-ins")).at("items").as_array();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed.front().at("browser"), "test");
    auto const address = "/api/v1/sign-ins/" + boost::json::value_to<std::string>(listed.front().at("id"));
    EXPECT_EQ(this->strangers().erase(address).status, 404);
    EXPECT_EQ(program.erase(address).status, 204);
    EXPECT_EQ(browser.get("/history").status, 303) << "it is nobody now";
    EXPECT_EQ(program.erase(address).status, 404);
}

TYPED_TEST(ApiAccount, has_private_feeds_that_are_made_and_revoked)
{
    this->take(tests::page("https://a.example/maps", "Kept to myself", {"maps"}));
    auto program = this->mine();
    auto const made = program.post("/api/v1/feeds", R"({"q": "tag:maps"})");
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(text_at(made, "/q"), "tag:maps");
    auto const keyed = program.post("/api/v1/feeds", R"({"q": "is:unread"})", {{"idempotency-key", "one"}});
    EXPECT_NE(program.post("/api/v1/feeds", R"({"q": "is:unread"})", {{"idempotency-key", "one"}}).body,
              keyed.body)
        << "a secret is kept nowhere to be told again";
    auto const atom = text_at(made, "/atom");
    auto const path = atom.substr(atom.find("/feeds/"));
    EXPECT_THAT(this->guest().get(path).body, ::testing::HasSubstr("Kept to myself"));
    auto const listed = json_of(program.get("/api/v1/feeds")).at("items").as_array();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_FALSE(listed.front().as_object().contains("atom")) << "its address is told once";
    EXPECT_EQ(program.post("/api/v1/feeds", R"({"q": "tagg:maps"})").status, 422);
    EXPECT_EQ(program.post("/api/v1/feeds", R"({"digest": "weekly"})").status, 422);

    auto const address = "/api/v1/feeds/" + text_at(made, "/id");
    EXPECT_EQ(this->strangers().erase(address).status, 404);
    EXPECT_EQ(program.erase(address).status, 204);
    EXPECT_EQ(this->guest().get(path).status, 410);
}

TYPED_TEST(ApiAccount, that_owns_the_site_looks_after_it)
{
    auto owner = this->mine();
    EXPECT_EQ(text_at(owner.get("/api/v1/site"), "/registration"), "invite");
    auto const made = owner.post("/api/v1/site/invitations");
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(text_at(made, "/for"), "account");
    auto const link = text_at(made, "/link");
    auto const path = link.substr(link.find("/invitation/"));
    EXPECT_EQ(this->guest().get(path).status, 200);
    auto const listed = owner.get("/api/v1/site/invitations");
    EXPECT_EQ(text_at(listed, "/items/0/id"), text_at(made, "/id"));
    EXPECT_EQ(owner.erase("/api/v1/site/invitations/" + text_at(made, "/id")).status, 204);
    EXPECT_EQ(this->guest().get(path).status, 404);

    auto const changed = owner.patch("/api/v1/site", R"({"name": "Readings", "registration": "closed"})");
    EXPECT_EQ(text_at(changed, "/name"), "Readings");
    EXPECT_TRUE(json_of(changed).at("public_url").is_null()) << "what is not sent stays";
    EXPECT_EQ(owner.post("/api/v1/site/invitations").status, 409);
    EXPECT_EQ(owner.patch("/api/v1/site", R"({"public_url": "ftp://a.example"})").status, 422);
    EXPECT_THAT(tests::each_of(owner.get("/api/v1/site/accounts"), "/items", "name"),
                ::testing::ElementsAre("colette", "gaston"));
    for (auto const* hidden : {"/api/v1/site", "/api/v1/site/accounts", "/api/v1/site/invitations"})
        EXPECT_EQ(this->strangers().get(hidden).status, 404) << hidden;
}

} // namespace
} // namespace florilege::web
