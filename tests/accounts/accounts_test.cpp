#include "accounts/account.hpp"
#include "accounts/token.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(AccountName, is_what_can_stand_in_an_address)
{
    for (auto const* good : {"a", "Élise", "jean-luc", "r2.d2_x", "李"})
        EXPECT_TRUE(AccountName::parse(good)) << good;
    for (auto const* bad : {"", "two words", "a/b", "a@b", "<b>", "a\nb"})
        EXPECT_FALSE(AccountName::parse(bad)) << bad;
    EXPECT_FALSE(AccountName::parse(std::string(65, 'x')));
}

template <class Where> class Accounts : public tests::Product<Where> {
protected:
    std::vector<Account> everyone() { return all_accounts(*this->database->read(authenticator)); }
};
TYPED_TEST_SUITE(Accounts, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Accounts, make_the_first_one_the_owner_of_the_site)
{
    ASSERT_THAT(this->everyone(), SizeIs(2));
    EXPECT_EQ(this->everyone()[0].role, Role::owner);
    EXPECT_EQ(this->everyone()[1].role, Role::member);
}

TYPED_TEST(Accounts, know_one_name_however_it_is_written)
{
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(create_account(transaction, this->name("Colette"), tests::monday).has_value());
    });
    auto const reader = this->database->read(authenticator);
    EXPECT_EQ(find_account(*reader, this->name("COLETTE"))->id, this->owner);
    EXPECT_FALSE(find_account(*reader, this->name("nobody")));
}

TYPED_TEST(Accounts, change_what_is_named_and_nothing_else)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const changed = change_account(transaction, this->owner, {std::nullopt, "fr", std::nullopt});
        EXPECT_EQ(changed->locale, "fr");
        EXPECT_EQ(changed->name, "colette");
        EXPECT_FALSE(change_account(transaction, this->owner, {this->name("gaston"), {}, {}}).has_value());
        EXPECT_TRUE(change_account(transaction, this->owner, {this->name("COLETTE"), {}, {}}).has_value());
    });
}

TYPED_TEST(Accounts, show_a_person_themselves_alone)
{
    EXPECT_THAT(all_accounts(*this->database->read(this->owner.value)), SizeIs(1));
    EXPECT_THAT(all_accounts(*this->database->read(0)), IsEmpty());
}

TYPED_TEST(Accounts, give_a_token_that_works_until_it_expires_or_is_revoked)
{
    using std::chrono::hours;
    this->database->write([&](store::Transaction& transaction) {
        transaction.see_as(authenticator);
        auto const made = create_token(
            transaction, this->owner, {"phone", parse_scopes("write,read").value(), tests::monday + hours{1}},
            tests::monday);
        EXPECT_EQ(made.secret.size(), 48u);
        EXPECT_EQ(bearer_of(transaction, made.secret, tests::monday)->account, this->owner);
        EXPECT_THAT(bearer_of(transaction, made.secret, tests::monday)->scopes, SizeIs(2));
        EXPECT_FALSE(bearer_of(transaction, made.secret, tests::monday + hours{1}));
        EXPECT_FALSE(bearer_of(transaction, made.secret + "x", tests::monday));
        EXPECT_FALSE(revoke_token(transaction, this->stranger, made.token.id)) << "not theirs";
        EXPECT_TRUE(revoke_token(transaction, this->owner, made.token.id));
        EXPECT_FALSE(bearer_of(transaction, made.secret, tests::monday));
    });
}

TYPED_TEST(Accounts, find_the_bearer_of_a_token_without_writing)
{
    std::optional<NewToken> made;
    this->database->write([&](store::Transaction& transaction) {
        made = create_token(transaction, this->owner, {"phone", {Scope::read}, std::nullopt}, tests::monday);
    });
    auto const found = bearer_of(*this->database->read(authenticator), made->secret, tests::monday);
    EXPECT_EQ(found->account, this->owner);
    for (auto const viewer : {std::int64_t{0}, this->owner.value, this->stranger.value})
        EXPECT_FALSE(bearer_of(*this->database->read(viewer), made->secret, tests::monday)) << viewer;
}

TYPED_TEST(Accounts, remember_the_day_a_token_was_last_used)
{
    using std::chrono::hours;
    auto const noon = tests::monday + hours{4};
    this->database->write([&](store::Transaction& transaction) {
        transaction.see_as(authenticator);
        auto const made =
            create_token(transaction, this->owner, {"phone", {Scope::read}, std::nullopt}, tests::monday);
        EXPECT_EQ(made.token.last_used, std::nullopt);
        auto const bearer = [&](Time time) { return *bearer_of(transaction, made.secret, time); };
        EXPECT_TRUE(to_be_touched(bearer(noon), noon));
        touch_token(transaction, bearer(noon), noon);
        EXPECT_FALSE(to_be_touched(bearer(noon), noon + hours{11}));
        EXPECT_TRUE(to_be_touched(bearer(noon), noon + hours{12})) << "midnight";
        touch_token(transaction, bearer(noon), noon - hours{24}); // one that was late
    });
    auto const listed = tokens_of(*this->database->read(this->owner.value), this->owner);
    EXPECT_EQ(listed[0].last_used, tests::monday - hours{8});
}

TYPED_TEST(Accounts, list_a_persons_tokens_for_that_person_alone)
{
    this->database->write([&](store::Transaction& transaction) {
        create_token(transaction, this->owner, {"phone", parse_scopes("read").value(), std::nullopt},
                     tests::monday);
    });
    EXPECT_THAT(tokens_of(*this->database->read(this->owner.value), this->owner), SizeIs(1));
    EXPECT_THAT(tokens_of(*this->database->read(this->stranger.value), this->owner), IsEmpty());
}

TEST(Scopes, are_named_or_refused)
{
    EXPECT_EQ(text_of(parse_scopes("write read read").value()), "read write");
    EXPECT_EQ(parse_scopes("read admin").error().where(), "admin");
    EXPECT_FALSE(parse_scopes(" , ").has_value());
}

} // namespace
} // namespace florilege::accounts
