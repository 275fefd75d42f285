#include "accounts/credentials.hpp"
#include "accounts/device.hpp"
#include "accounts/invitation.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/site.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::SizeIs;
using tests::monday;

template <class Where> class Invitations : public tests::Secrets<Where> {
protected:
    NewInvitation invited(Time time = monday)
    {
        std::optional<NewInvitation> made;
        this->database->write(
            [&](store::Transaction& transaction) { made = invite(transaction, this->owner, time).value(); });
        return *made;
    }
    NewInvitation reset(AccountId of, Time time = monday)
    {
        std::optional<NewInvitation> made;
        this->database->write([&](store::Transaction& transaction) {
            made = invite_to_reset(transaction, this->owner, of, time).value();
        });
        return *made;
    }

    std::optional<Invitation> found(Purpose purpose, NewInvitation const& made, Time time = monday)
    {
        return invitation_of(*this->database->read(authenticator), purpose, made.secret, time);
    }

    Result<Account> accept(NewInvitation const& made, std::string_view name, Time time = monday)
    {
        Result<Account> done = Fault{};
        this->database->write([&](store::Transaction& transaction) {
            done = accept_invitation(transaction, made.secret, {this->name(name), "fr", "Europe/Paris"},
                                     "$new", time);
        });
        return done;
    }
    Result<AccountId> accept_new_password(NewInvitation const& made, Time time = monday)
    {
        Result<AccountId> done = Fault{};
        this->database->write([&](store::Transaction& transaction) {
            done = accept_reset(transaction, made.secret, "$new", time);
        });
        return done;
    }

    std::optional<std::string> password(AccountId account)
    {
        return password_of(*this->database->read(authenticator), account);
    }
};
TYPED_TEST_SUITE(Invitations, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Invitations, give_one_person_an_account)
{
    auto const made = this->invited();
    EXPECT_THAT(made.path(), MatchesRegex("/invitation/[A-Za-z0-9_-]{44}"));
    EXPECT_TRUE(this->found(Purpose::account, made));
    auto const account = this->accept(made, "mirabelle");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->name, "mirabelle");
    EXPECT_EQ(account->role, Role::member);
    EXPECT_EQ(account->locale, "fr");
    EXPECT_EQ(account->time_zone, "Europe/Paris");
    EXPECT_EQ(this->password(account->id), "$new");
    EXPECT_FALSE(this->found(Purpose::account, made));
    EXPECT_FALSE(this->accept(made, "another")) << "good once";
    EXPECT_THAT(all_accounts(*this->database->read(authenticator)), SizeIs(3));
}

TYPED_TEST(Invitations, stay_good_where_the_name_was_taken)
{
    auto const made = this->invited();
    EXPECT_FALSE(this->accept(made, "GASTON"));
    EXPECT_TRUE(this->accept(made, "mirabelle"));
}

TYPED_TEST(Invitations, are_good_for_what_they_were_made_for)
{
    auto const account = this->invited();
    auto const password = this->reset(this->stranger);
    EXPECT_FALSE(this->found(Purpose::password, account));
    EXPECT_FALSE(this->found(Purpose::account, password));
    EXPECT_FALSE(this->accept_new_password(account));
    EXPECT_FALSE(this->accept(password, "mirabelle"));
    EXPECT_EQ(this->password(this->stranger), std::nullopt);
}

TYPED_TEST(Invitations, expire)
{
    auto const account = this->invited();
    EXPECT_TRUE(this->found(Purpose::account, account, monday + days{7} - seconds{1}));
    EXPECT_FALSE(this->found(Purpose::account, account, monday + days{7}));
    EXPECT_FALSE(this->accept(account, "mirabelle", monday + days{7}));
    auto const password = this->reset(this->stranger);
    EXPECT_TRUE(this->found(Purpose::password, password, monday + days{1} - seconds{1}));
    EXPECT_FALSE(this->accept_new_password(password, monday + days{1}));
}

TYPED_TEST(Invitations, set_a_new_password)
{
    auto const made = this->reset(this->stranger);
    EXPECT_THAT(made.path(), MatchesRegex("/reset/[A-Za-z0-9_-]{44}"));
    EXPECT_EQ(this->found(Purpose::password, made)->account, this->stranger);
    EXPECT_EQ(this->accept_new_password(made).value(), this->stranger);
    EXPECT_EQ(this->password(this->stranger), "$new");
    EXPECT_FALSE(this->accept_new_password(made)) << "good once";
}

TYPED_TEST(Invitations, replace_older_ones_for_the_same_account)
{
    auto const first = this->reset(this->stranger);
    auto const other = this->reset(this->owner);
    auto const second = this->reset(this->stranger);
    EXPECT_FALSE(this->found(Purpose::password, first));
    EXPECT_TRUE(this->found(Purpose::password, second));
    EXPECT_TRUE(this->found(Purpose::password, other));
}

TYPED_TEST(Invitations, are_handed_out_by_the_owner_of_the_site)
{
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(invite(transaction, this->stranger, monday));
        EXPECT_FALSE(invite_to_reset(transaction, this->stranger, this->owner, monday));
        EXPECT_FALSE(invite_to_reset(transaction, this->owner, AccountId{99}, monday));
    });
}

TYPED_TEST(Invitations, are_not_for_a_site_that_is_closed)
{
    auto const made = this->invited();
    this->database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(set_site_setting(transaction, Setting::registration, "closed"));
        EXPECT_FALSE(invite(transaction, this->owner, monday));
        EXPECT_TRUE(invite_to_reset(transaction, this->owner, this->stranger, monday));
    });
    EXPECT_FALSE(this->accept(made, "mirabelle"));
}

TYPED_TEST(Invitations, are_listed_for_who_made_them_and_withdrawn)
{
    auto const first = this->invited();
    auto const second = this->reset(this->stranger);
    auto const listed = [&](Time time) {
        return invitations_of(*this->database->read(this->owner.value), this->owner, time);
    };
    EXPECT_THAT(listed(monday), ElementsAre(Field(&Invitation::id, second.invitation.id),
                                            Field(&Invitation::id, first.invitation.id)));
    EXPECT_THAT(listed(monday + days{1}), SizeIs(1));
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(withdraw_invitation(transaction, this->stranger, first.invitation.id)) << "not theirs";
        EXPECT_TRUE(withdraw_invitation(transaction, this->owner, first.invitation.id));
    });
    EXPECT_FALSE(this->found(Purpose::account, first));
    this->database->write(
        [&](store::Transaction& transaction) { withdraw_invitations(transaction, this->owner); });
    EXPECT_THAT(listed(monday), IsEmpty());
}

TYPED_TEST(Invitations, are_so_many_and_no_more_until_they_expire)
{
    this->database->write([&](store::Transaction& transaction) {
        for (int i = 0; i < 200; ++i)
            ASSERT_TRUE(invite(transaction, this->owner, monday));
        EXPECT_FALSE(invite(transaction, this->owner, monday));
        EXPECT_TRUE(invite(transaction, this->owner, monday + days{7}));
        EXPECT_EQ(transaction.integer("SELECT count(*) FROM invitation"), 1);
    });
}

TYPED_TEST(Invitations, are_listed_for_their_maker_and_known_to_the_authenticator_alone)
{
    this->invited();
    this->expect_only_the_authenticator_sees({"visible_invitation_secret"});
    for (auto const viewer : {std::int64_t{0}, this->stranger.value, std::int64_t{99}})
        EXPECT_EQ(this->rows_seen("visible_invitation", viewer), 0) << viewer;
}

TYPED_TEST(Invitations, are_worth_nothing_once_the_password_is_another)
{
    auto const made = this->reset(this->stranger);
    auto const foreign = this->reset(this->owner);
    auto const invitation = this->invited();
    this->database->write([&](store::Transaction& transaction) {
        set_password(transaction, this->stranger, "$other", monday);
    });
    EXPECT_FALSE(this->found(Purpose::password, made));
    EXPECT_TRUE(this->found(Purpose::password, foreign));
    EXPECT_TRUE(this->found(Purpose::account, invitation));
}

TYPED_TEST(Invitations, put_out_whoever_knew_the_old_one)
{
    std::vector<NewSignIn> sign_ins;
    std::optional<NewDevice> device;
    this->database->write([&](store::Transaction& transaction) {
        set_password(transaction, this->owner, "$old", monday);
        for (int i = 0; i < 2; ++i)
            sign_ins.push_back(begin_sign_in(transaction, this->owner, {"", Standing::whole, monday}));
        device = remember_device(transaction, this->owner, monday);
    });
    auto const is_in = [&](NewSignIn const& sign_in) {
        return sign_in_of(*this->database->read(authenticator), sign_in.secret, monday).has_value();
    };
    this->database->write([&](store::Transaction& transaction) {
        set_password(transaction, this->owner, "$new", monday, sign_ins[0].id);
    });
    EXPECT_TRUE(is_in(sign_ins[0])) << "the one that asked";
    EXPECT_FALSE(is_in(sign_ins[1]));
    EXPECT_FALSE(device_of(*this->database->read(authenticator), this->owner, device->secret, monday));
    this->accept_new_password(this->reset(this->owner)).value();
    EXPECT_FALSE(is_in(sign_ins[0]));
}

TYPED_TEST(Invitations, leave_the_second_step_in_force)
{
    this->database->write(
        [&](store::Transaction& transaction) { tests::put_in_force(transaction, this->owner, monday); });
    this->accept_new_password(this->reset(this->owner)).value();
    EXPECT_EQ(second_factor_of(*this->database->read(authenticator), this->owner), SecondFactor::totp);
}

} // namespace
} // namespace florilege::accounts
