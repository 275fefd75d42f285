#include "accounts/credentials.hpp"
#include "accounts/device.hpp"
#include "accounts/disabling.hpp"
#include "accounts/feed_token.hpp"
#include "accounts/invitation.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/token.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using tests::monday;

/// One of everything by which an account is opened.
struct Keys {
    NewSignIn sign_in;
    NewToken token;
    NewFeedToken feed;
    NewDevice device;
    NewInvitation reset;
};

template <class Where> class Disabling : public tests::Secrets<Where> {
protected:
    /// The other account than the owner's gets them.
    Keys keys()
    {
        std::optional<Keys> made;
        this->database->write([&](store::Transaction& transaction) {
            auto const account = this->stranger;
            set_password(transaction, account, "$hash", monday);
            made = Keys{begin_sign_in(transaction, account, {"", Standing::whole, monday}),
                        create_token(transaction, account, {"phone", {Scope::read}, std::nullopt}, monday),
                        create_feed_token(transaction, account, "library", monday).value(),
                        remember_device(transaction, account, monday),
                        invite_to_reset(transaction, this->owner, account, monday).value()};
        });
        return *made;
    }

    /// How many of them open something.
    int open(Keys const& keys)
    {
        auto const session = this->database->read(authenticator);
        return sign_in_of(*session, keys.sign_in.secret, monday).has_value() +
               bearer_of(*session, keys.token.secret, monday).has_value() +
               feed_token_bearer(*session, keys.feed.secret).has_value() +
               device_of(*session, this->stranger, keys.device.secret, monday).has_value() +
               invitation_of(*session, Purpose::password, keys.reset.secret, monday).has_value();
    }
    bool has_password()
    {
        return password_of(*this->database->read(authenticator), this->stranger).has_value();
    }

    Result<void> disable(AccountId account)
    {
        Result<void> done;
        this->database->write(
            [&](store::Transaction& transaction) { done = disable_account(transaction, account, monday); });
        return done;
    }
    Result<void> enable(AccountId account)
    {
        Result<void> done;
        this->database->write(
            [&](store::Transaction& transaction) { done = enable_account(transaction, account, monday); });
        return done;
    }
};
TYPED_TEST_SUITE(Disabling, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Disabling, ends_everything_that_opens_the_account)
{
    auto const keys = this->keys();
    ASSERT_EQ(this->open(keys), 5);
    ASSERT_TRUE(this->disable(this->stranger));
    EXPECT_EQ(this->open(keys), 0);
    EXPECT_FALSE(this->has_password());
    EXPECT_EQ(feed_token_bearer(*this->database->read(authenticator), keys.feed.secret).error().cause,
              FeedRefusal::Cause::revoked);
    EXPECT_EQ(find_account(*this->database->read(authenticator), this->stranger)->disabled, monday);
}

TYPED_TEST(Disabling, lets_nothing_open_the_account_that_was_made_afterwards)
{
    this->keys();
    ASSERT_TRUE(this->disable(this->stranger));
    std::optional<NewSignIn> sign_in;
    std::optional<NewToken> token;
    std::optional<NewFeedToken> feed;
    this->database->write([&](store::Transaction& transaction) { // requests that were under way
        sign_in = begin_sign_in(transaction, this->stranger, {"", Standing::whole, monday});
        token = create_token(transaction, this->stranger, {"phone", {Scope::read}, std::nullopt}, monday);
        feed = create_feed_token(transaction, this->stranger, "library", monday).value();
        EXPECT_FALSE(invite_to_reset(transaction, this->owner, this->stranger, monday));
    });
    auto const opened = [&] {
        auto const session = this->database->read(authenticator);
        return sign_in_of(*session, sign_in->secret, monday) || bearer_of(*session, token->secret, monday) ||
               feed_token_bearer(*session, feed->secret);
    };
    EXPECT_FALSE(opened());
    ASSERT_TRUE(this->enable(this->stranger));
    EXPECT_FALSE(opened()) << "not when it is enabled either";
}

TYPED_TEST(Disabling, is_taken_back_with_the_password_and_without_what_was_ended)
{
    auto const keys = this->keys();
    ASSERT_TRUE(this->disable(this->stranger));
    ASSERT_TRUE(this->enable(this->stranger));
    EXPECT_EQ(this->open(keys), 0);
    EXPECT_TRUE(this->has_password());
    EXPECT_EQ(find_account(*this->database->read(authenticator), this->stranger)->disabled, std::nullopt);
}

TYPED_TEST(Disabling, touches_no_other_account)
{
    auto const keys = this->keys();
    this->database->write([&](store::Transaction& transaction) {
        auto const third = create_account(transaction, this->name("mirabelle"), monday).value();
        EXPECT_TRUE(disable_account(transaction, third.id, monday));
    });
    EXPECT_EQ(this->open(keys), 5);
}

TYPED_TEST(Disabling, leaves_the_site_an_owner)
{
    EXPECT_FALSE(this->disable(this->owner));
    EXPECT_EQ(find_account(*this->database->read(authenticator), this->owner)->disabled, std::nullopt);
}

TYPED_TEST(Disabling, is_of_accounts_there_are)
{
    EXPECT_FALSE(this->disable(AccountId{99}));
    EXPECT_FALSE(this->enable(AccountId{99}));
}

} // namespace
} // namespace florilege::accounts
