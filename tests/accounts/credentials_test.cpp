#include "accounts/credentials.hpp"
#include "accounts/device.hpp"
#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/typed_code.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace florilege::accounts {
namespace {

using std::chrono::seconds;
using tests::monday;

template <class Where> class Credentials : public tests::Secrets<Where> {
protected:
    std::optional<std::string> password()
    {
        return password_of(*this->database->read(authenticator), this->owner);
    }
    SecondFactor factor() { return second_factor_of(*this->database->read(authenticator), this->owner); }
};
TYPED_TEST_SUITE(Credentials, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Credentials, keep_one_password_an_account)
{
    EXPECT_EQ(this->password(), std::nullopt);
    EXPECT_FALSE(has_passwords(*this->database->read(authenticator)));
    this->database->write([&](store::Transaction& transaction) {
        set_password(transaction, this->owner, "$first", monday);
        set_password(transaction, this->owner, "$second", monday + seconds{1});
    });
    EXPECT_EQ(this->password(), "$second");
    EXPECT_TRUE(has_passwords(*this->database->read(authenticator)));
    EXPECT_EQ(password_of(*this->database->read(authenticator), this->stranger), std::nullopt);
}

TYPED_TEST(Credentials, put_a_stronger_hash_of_the_same_password_in_its_place_and_of_no_other)
{
    this->database->write([&](store::Transaction& transaction) {
        set_password(transaction, this->owner, "$weak", monday);
        strengthen_password(transaction, this->owner, "$other", "$strong other");
    });
    EXPECT_EQ(this->password(), "$weak");
    this->database->write([&](store::Transaction& transaction) {
        strengthen_password(transaction, this->owner, "$weak", "$strong");
    });
    EXPECT_EQ(this->password(), "$strong");
}

TYPED_TEST(Credentials, are_seen_by_the_authenticator_alone)
{
    this->database->write([&](store::Transaction& transaction) {
        for (auto const account : {this->owner, this->stranger})
            set_password(transaction, account, "$hash", monday);
        tests::put_in_force(transaction, this->owner, monday);
        make_recovery_codes(transaction, this->owner);
    });
    this->expect_only_the_authenticator_sees({"visible_credential", "visible_totp", "visible_recovery_code"});
}

TYPED_TEST(Credentials, ask_for_a_second_factor_once_a_code_of_it_was_shown)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const secret = enrol_totp(transaction, this->owner, monday).value();
        EXPECT_FALSE(confirm_totp(transaction, this->owner, "000000", monday - std::chrono::hours{24}));
        auto const code = totp_code(secret.bytes(), totp_step(monday));
        EXPECT_FALSE(check_totp(transaction, this->owner, code, monday)) << "not in force";
    });
    EXPECT_EQ(this->factor(), SecondFactor::none);
    auto const secret = totp_to_confirm(*this->database->read(authenticator), this->owner);
    ASSERT_TRUE(secret);
    this->database->write([&](store::Transaction& transaction) {
        auto const code = totp_code(secret->bytes(), totp_step(monday));
        EXPECT_TRUE(confirm_totp(transaction, this->owner, code, monday));
        EXPECT_FALSE(check_totp(transaction, this->owner, code, monday)) << "used to confirm";
        EXPECT_FALSE(enrol_totp(transaction, this->owner, monday)) << "one is in force";
        EXPECT_FALSE(confirm_totp(transaction, this->stranger, code, monday));
    });
    EXPECT_EQ(this->factor(), SecondFactor::totp);
    EXPECT_FALSE(totp_to_confirm(*this->database->read(authenticator), this->owner)) << "shown to nobody now";
}

TYPED_TEST(Credentials, hand_out_another_secret_as_long_as_none_is_in_force)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const first = enrol_totp(transaction, this->owner, monday).value();
        auto const second = enrol_totp(transaction, this->owner, monday).value();
        auto const code = [&](TotpSecret const& secret) {
            return totp_code(secret.bytes(), totp_step(monday));
        };
        EXPECT_FALSE(confirm_totp(transaction, this->owner, code(first), monday));
        EXPECT_TRUE(confirm_totp(transaction, this->owner, code(second), monday));
    });
}

TYPED_TEST(Credentials, take_each_code_once)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const secret = tests::put_in_force(transaction, this->owner, monday);
        auto const later = monday + seconds{60};
        auto const code = [&](int steps) { return totp_code(secret.bytes(), totp_step(later) + steps); };
        EXPECT_FALSE(check_totp(transaction, this->stranger, code(0), later));
        EXPECT_TRUE(check_totp(transaction, this->owner, code(0), later));
        EXPECT_FALSE(check_totp(transaction, this->owner, code(0), later));
        EXPECT_FALSE(check_totp(transaction, this->owner, code(-1), later)) << "older than one that was used";
        EXPECT_TRUE(check_totp(transaction, this->owner, code(1), later));
    });
}

TYPED_TEST(Credentials, take_each_recovery_code_once_as_people_type_it)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const old = make_recovery_codes(transaction, this->owner);
        auto const codes = make_recovery_codes(transaction, this->owner);
        EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), recovery_code_count);
        for (auto const& code : codes) // 5 bits each: too many to guess from a plain hash
            EXPECT_GE(code.size() - static_cast<std::size_t>(std::count(code.begin(), code.end(), '-')), 24u)
                << code;
        EXPECT_FALSE(use_recovery_code(transaction, this->owner, old[0]));
        EXPECT_FALSE(use_recovery_code(transaction, this->stranger, codes[0]));
        EXPECT_TRUE(use_recovery_code(transaction, this->owner, codes[0]));
        EXPECT_FALSE(use_recovery_code(transaction, this->owner, codes[0]));
        auto typed = codes[1];
        std::replace(typed.begin(), typed.end(), '-', ' ');
        std::transform(typed.begin(), typed.end(), typed.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        EXPECT_TRUE(use_recovery_code(transaction, this->owner, typed));
        EXPECT_FALSE(use_recovery_code(transaction, this->owner, std::string(1000, '-') + codes[2]));
    });
    EXPECT_EQ(recovery_codes_left(*this->database->read(authenticator), this->owner), 8u);
}

TYPED_TEST(Credentials, forget_the_second_factor_with_its_recovery_codes)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const secret = tests::put_in_force(transaction, this->owner, monday);
        make_recovery_codes(transaction, this->owner);
        disable_totp(transaction, this->owner);
        auto const later = monday + seconds{60};
        EXPECT_FALSE(
            check_totp(transaction, this->owner, totp_code(secret.bytes(), totp_step(later)), later));
    });
    EXPECT_EQ(this->factor(), SecondFactor::none);
    EXPECT_EQ(recovery_codes_left(*this->database->read(authenticator), this->owner), 0u);
}

TYPED_TEST(Credentials, lose_a_second_factor_that_nobody_can_show_with_all_that_it_opened)
{
    std::optional<NewSignIn> sign_in;
    std::optional<NewDevice> device;
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(disable_lost_totp(transaction, this->owner)) << "there is none";
        ASSERT_TRUE(enrol_totp(transaction, this->owner, monday));
        EXPECT_FALSE(disable_lost_totp(transaction, this->owner)) << "it is not in force yet";
    });
    EXPECT_TRUE(totp_to_confirm(*this->database->read(authenticator), this->owner)) << "it was left alone";
    this->database->write([&](store::Transaction& transaction) {
        tests::put_in_force(transaction, this->owner, monday);
        tests::put_in_force(transaction, this->stranger, monday);
        make_recovery_codes(transaction, this->owner);
        sign_in = begin_sign_in(transaction, this->owner, {"", Standing::whole, monday});
        device = remember_device(transaction, this->owner, monday);
        EXPECT_TRUE(disable_lost_totp(transaction, this->owner));
    });
    auto const session = this->database->read(authenticator);
    EXPECT_EQ(second_factor_of(*session, this->owner), SecondFactor::none);
    EXPECT_EQ(second_factor_of(*session, this->stranger), SecondFactor::totp);
    EXPECT_EQ(recovery_codes_left(*session, this->owner), 0U);
    EXPECT_FALSE(sign_in_of(*session, sign_in->secret, monday));
    EXPECT_FALSE(device_of(*session, this->owner, device->secret, monday));
}

TEST(TypedCode, has_groups_of_letters_and_digits_that_are_not_mistaken_for_others)
{
    auto const code = fresh_code({4, 5});
    EXPECT_THAT(code, ::testing::MatchesRegex("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}"));
    EXPECT_NE(code, fresh_code({4, 5}));
}

TEST(TypedCode, is_read_as_it_was_meant)
{
    EXPECT_EQ(typed_code(" 7k3qd 9zt2m-oil0 "), "7K3QD9ZT2M0110");
    EXPECT_EQ(typed_code(""), "");
}

} // namespace
} // namespace florilege::accounts
