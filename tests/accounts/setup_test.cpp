#include "accounts/credentials.hpp"
#include "accounts/setup.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using ::testing::MatchesRegex;
using ::testing::SizeIs;
using tests::monday;

/// A database without accounts.
template <class Where> class Setup : public ::testing::Test {
protected:
    Setup() : database{store::open(where.location, store::Access::read_write, library::tokenizer())} {}

    static AccountName name(std::string_view text) { return AccountName::parse(text).value(); }

    Result<Account> complete(std::string_view text, std::string_view phc)
    {
        Result<Account> done = Fault{};
        database->write([&](store::Transaction& transaction) {
            done = complete_setup(transaction, {name(text), "fr", "Europe/Paris"}, phc, monday);
        });
        return done;
    }

    std::unique_ptr<store::Reader> read() { return database->read(authenticator); }

    Where where;
    std::unique_ptr<store::Database> database;
};
TYPED_TEST_SUITE(Setup, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Setup, makes_the_first_account_the_owner)
{
    EXPECT_TRUE(needs_setup(*this->read()));
    auto const account = this->complete("colette", "$hash");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->role, Role::owner);
    EXPECT_EQ(account->name, "colette");
    EXPECT_EQ(account->locale, "fr");
    EXPECT_EQ(account->time_zone, "Europe/Paris");
    EXPECT_EQ(password_of(*this->read(), account->id), "$hash");
    EXPECT_FALSE(needs_setup(*this->read()));
}

TYPED_TEST(Setup, gives_a_password_and_a_name_to_the_account_of_the_command_line)
{
    AccountId id{0};
    this->database->write([&](store::Transaction& transaction) {
        id = create_account(transaction, this->name("root"), monday)->id;
    });
    EXPECT_TRUE(needs_setup(*this->read()));
    auto const account = this->complete("colette", "$hash");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->id, id);
    EXPECT_THAT(all_accounts(*this->read()), SizeIs(1));
    EXPECT_EQ(find_account(*this->read(), this->name("colette"))->id, id);
}

TYPED_TEST(Setup, is_done_once)
{
    ASSERT_TRUE(this->complete("colette", "$hash"));
    EXPECT_FALSE(this->complete("intruder", "$other"));
    auto const accounts = all_accounts(*this->read());
    ASSERT_THAT(accounts, SizeIs(1));
    EXPECT_EQ(accounts[0].name, "colette");
    EXPECT_EQ(password_of(*this->read(), accounts[0].id), "$hash");
}

TYPED_TEST(Setup, is_refused_where_anybody_has_a_password)
{
    this->database->write([&](store::Transaction& transaction) {
        create_account(transaction, this->name("colette"), monday).value();
        auto const second = create_account(transaction, this->name("gaston"), monday).value();
        set_password(transaction, second.id, "$hash", monday);
    });
    EXPECT_FALSE(needs_setup(*this->read()));
    EXPECT_FALSE(this->complete("colette", "$other"));
}

TYPED_TEST(Setup, takes_no_name_of_another)
{
    this->database->write([&](store::Transaction& transaction) {
        create_account(transaction, this->name("colette"), monday).value();
        create_account(transaction, this->name("gaston"), monday).value();
    });
    EXPECT_FALSE(this->complete("GASTON", "$hash"));
    EXPECT_TRUE(needs_setup(*this->read()));
}

TEST(SetupToken, is_typed_from_one_screen_into_another)
{
    auto const token = SetupToken::fresh();
    EXPECT_THAT(token.text(), MatchesRegex("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}"));
    EXPECT_NE(token.text(), SetupToken::fresh().text());
    EXPECT_TRUE(token.is(token.text()));
    std::string typed = " ";
    for (char const c : token.text())
        if (c != '-') typed += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_TRUE(token.is(typed));
    for (auto const& wrong :
         {std::string{}, token.text() + "0", token.text().substr(1), SetupToken::fresh().text()})
        EXPECT_FALSE(token.is(wrong)) << wrong;
}

} // namespace
} // namespace florilege::accounts
