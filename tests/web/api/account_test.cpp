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

} // namespace
} // namespace florilege::web
