#include "accounts/sign_in.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::SizeIs;
using tests::monday;

template <class Where> class SignIns : public tests::Secrets<Where> {
protected:
    NewSignIn begin(SignInDraft const& draft) { return begin(this->owner, draft); }
    NewSignIn begin(AccountId account, SignInDraft const& draft)
    {
        std::optional<NewSignIn> made;
        this->database->write(
            [&](store::Transaction& transaction) { made = begin_sign_in(transaction, account, draft); });
        return *made;
    }
    NewSignIn begin(Time time) { return begin({"Firefox", Standing::whole, time}); }

    std::optional<SignIn> found(NewSignIn const& made, Time time)
    {
        return sign_in_of(*this->database->read(authenticator), made.secret, time);
    }

    std::vector<SignIn> listed(Time time)
    {
        return sign_ins_of(*this->database->read(this->owner.value), this->owner, time);
    }
};
TYPED_TEST_SUITE(SignIns, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(SignIns, are_known_by_their_secret)
{
    auto const made = this->begin(monday);
    EXPECT_THAT(made.secret, MatchesRegex("[A-Za-z0-9_-]{44}"));
    auto const sign_in = this->found(made, monday);
    ASSERT_TRUE(sign_in);
    EXPECT_EQ(sign_in->id, made.id);
    EXPECT_EQ(sign_in->account, this->owner);
    EXPECT_EQ(sign_in->standing, Standing::whole);
    EXPECT_EQ(sign_in->agent, "Firefox");
    for (auto const time : {sign_in->created, sign_in->last_seen})
        EXPECT_EQ(time, monday);
    EXPECT_FALSE(this->found({made.id, made.secret + "x"}, monday));
    EXPECT_FALSE(this->found({made.id, ""}, monday));
}

TYPED_TEST(SignIns, end_when_they_are_not_used)
{
    auto const made = this->begin(monday);
    EXPECT_TRUE(this->found(made, monday + days{30} - seconds{1}));
    EXPECT_FALSE(this->found(made, monday + days{30}));
    EXPECT_THAT(this->listed(monday + days{30}), IsEmpty());
}

TYPED_TEST(SignIns, end_after_half_a_year_of_use)
{
    auto const made = this->begin(monday);
    for (int day = 1; day < 180; ++day)
        this->database->write([&](store::Transaction& transaction) {
            transaction.see_as(authenticator);
            auto const sign_in = sign_in_of(transaction, made.secret, monday + days{day});
            ASSERT_TRUE(sign_in) << day;
            touch_sign_in(transaction, *sign_in, monday + days{day});
        });
    EXPECT_TRUE(this->found(made, monday + days{180} - seconds{1}));
    EXPECT_FALSE(this->found(made, monday + days{180}));
}

TYPED_TEST(SignIns, are_touched_once_an_hour)
{
    auto const sign_in = *this->found(this->begin(monday), monday);
    EXPECT_FALSE(to_be_touched(sign_in, monday + hours{1} - seconds{1}));
    EXPECT_TRUE(to_be_touched(sign_in, monday + hours{1}));
    EXPECT_FALSE(to_be_touched(sign_in, monday - hours{1})) << "the clock was put back";
    this->database->write([&](store::Transaction& transaction) {
        touch_sign_in(transaction, sign_in, monday + hours{2});
        touch_sign_in(transaction, sign_in, monday + hours{1}); // one that was late
    });
    EXPECT_EQ(this->listed(monday)[0].last_seen, monday + hours{2});
}

TYPED_TEST(SignIns, wait_ten_minutes_for_the_second_factor)
{
    auto const made = this->begin({"Firefox", Standing::half_way, monday});
    EXPECT_EQ(this->found(made, monday)->standing, Standing::half_way);
    EXPECT_FALSE(this->found(made, monday + minutes{10}));
}

TYPED_TEST(SignIns, have_another_secret_and_id_once_the_second_factor_was_shown)
{
    auto const half = this->begin({"Firefox", Standing::half_way, monday});
    auto const half_way = *this->found(half, monday);
    auto const later = monday + minutes{1};
    std::optional<NewSignIn> whole;
    this->database->write([&](store::Transaction& transaction) {
        whole = complete_sign_in(transaction, half_way, later);
        EXPECT_FALSE(complete_sign_in(transaction, half_way, later)) << "each is completed once";
    });
    EXPECT_FALSE(this->found(half, later));
    auto const sign_in = this->found(*whole, later + hours{1});
    ASSERT_TRUE(sign_in);
    EXPECT_EQ(sign_in->standing, Standing::whole);
    EXPECT_EQ(sign_in->agent, "Firefox");
    EXPECT_NE(sign_in->id, half.id);
}

TYPED_TEST(SignIns, are_ended_by_their_account)
{
    auto const first = this->begin(monday);
    auto const second = this->begin(monday + seconds{1});
    auto const third = this->begin(monday + seconds{2});
    auto const foreign = this->begin(this->stranger, {"Lynx", Standing::whole, monday});
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(end_sign_in(transaction, this->stranger, first.id)) << "not theirs";
        EXPECT_TRUE(end_sign_in(transaction, this->owner, first.id));
        EXPECT_FALSE(end_sign_in(transaction, this->owner, first.id));
    });
    EXPECT_FALSE(this->found(first, monday));
    EXPECT_THAT(this->listed(monday),
                ElementsAre(Field(&SignIn::id, third.id), Field(&SignIn::id, second.id)));
    this->database->write(
        [&](store::Transaction& transaction) { end_other_sign_ins(transaction, this->owner, second.id); });
    EXPECT_TRUE(this->found(second, monday));
    EXPECT_FALSE(this->found(third, monday));
    this->database->write(
        [&](store::Transaction& transaction) { end_all_sign_ins(transaction, this->owner); });
    EXPECT_FALSE(this->found(second, monday));
    EXPECT_TRUE(this->found(foreign, monday));
}

TYPED_TEST(SignIns, are_listed_for_their_account_and_known_to_the_authenticator_alone)
{
    this->begin(monday);
    EXPECT_THAT(this->listed(monday), SizeIs(1));
    this->expect_only_the_authenticator_sees({"visible_sign_in_secret"});
    for (auto const viewer : {std::int64_t{0}, this->stranger.value, std::int64_t{99}})
        EXPECT_EQ(this->rows_seen("visible_sign_in", viewer), 0) << viewer;
}

TYPED_TEST(SignIns, make_room_for_new_ones)
{
    auto const first = this->begin(monday);
    auto const second = this->begin(monday + seconds{1});
    for (int i = 2; i <= 50; ++i)
        this->begin(monday + seconds{i});
    EXPECT_FALSE(this->found(first, monday + hours{1}));
    EXPECT_TRUE(this->found(second, monday + hours{1}));
    EXPECT_THAT(this->listed(monday + hours{1}), SizeIs(50));
}

TYPED_TEST(SignIns, are_not_pushed_out_by_those_that_know_the_password_alone)
{
    auto const whole = this->begin(monday);
    std::optional<NewSignIn> last;
    for (int i = 0; i < 60; ++i)
        last = this->begin({"", Standing::half_way, monday + seconds{i}});
    EXPECT_TRUE(this->found(whole, monday + seconds{60}));
    EXPECT_TRUE(this->found(*last, monday + seconds{60}));
    EXPECT_THAT(this->listed(monday + seconds{60}), SizeIs(6));
}

TYPED_TEST(SignIns, take_out_what_has_ended)
{
    this->begin(monday);
    this->begin({"", Standing::half_way, monday + days{30} - minutes{10}});
    this->begin(monday + days{30});
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_EQ(transaction.integer("SELECT count(*) FROM sign_in"), 1);
    });
}

TYPED_TEST(SignIns, keep_a_short_text_of_what_the_browser_calls_itself)
{
    auto const agent = [&](std::string const& given) {
        return this->found(this->begin({given, Standing::whole, monday}), monday)->agent;
    };
    EXPECT_THAT(agent(std::string(300, 'x')), SizeIs(200));
    EXPECT_EQ(agent(std::string{"a\0b\x1B[31m\n\x7F", 10}), "a b [31m  ");
    EXPECT_EQ(agent("caf\xE9"), "caf\uFFFD");
    EXPECT_LE(agent(std::string(300, '\xFF')).size(), 200u);
}

TEST(CsrfToken, belongs_to_one_secret)
{
    auto const token = csrf_token("secret of a browser");
    EXPECT_THAT(token, MatchesRegex("[A-Za-z0-9_-]{43}"));
    EXPECT_EQ(csrf_token("secret of a browser"), token);
    EXPECT_NE(csrf_token("secret of another"), token);
}

} // namespace
} // namespace florilege::accounts
