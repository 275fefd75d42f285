#include "accounts/sign_in_limits.hpp"

#include <gmock/gmock.h>

#include <random>

namespace florilege::accounts {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Time start = from_micros(1'327'910'400'000'000);

TEST(Bucket, gives_so_many_at_once_and_then_one_at_a_time)
{
    constexpr Allowance three{3, seconds{10}};
    Bucket bucket;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(bucket.wait(three, start), seconds{0});
        bucket.take(three, start);
    }
    EXPECT_EQ(bucket.wait(three, start), seconds{10});
    EXPECT_EQ(bucket.wait(three, start + seconds{9}), seconds{1});
    EXPECT_EQ(bucket.wait(three, start + seconds{10}), seconds{0});
    bucket.take(three, start + seconds{10});
    EXPECT_EQ(bucket.wait(three, start + seconds{10}), seconds{10});
    EXPECT_EQ(bucket.wait(three, start + hours{1}), seconds{0});
}

TEST(Bucket, locks_nobody_out_when_the_clock_is_put_back)
{
    constexpr Allowance three{3, seconds{10}};
    Bucket bucket;
    for (int i = 0; i < 3; ++i)
        bucket.take(three, start);
    EXPECT_EQ(bucket.wait(three, start - days{365}), seconds{10});
}

TEST(Bucket, never_gives_more_than_was_said_in_any_period)
{
    constexpr Allowance allowance{7, seconds{90}};
    std::mt19937 random{7};
    Bucket bucket;
    std::vector<Time> given;
    for (Time time = start; time < start + hours{4}; time += milliseconds{random() % 60'000})
        if (bucket.wait(allowance, time) == seconds{0}) {
            bucket.take(allowance, time);
            given.push_back(time);
        }
    ASSERT_GT(given.size(), 100u);
    for (std::size_t first = 0; first < given.size(); ++first)
        for (auto last = first; last < given.size(); ++last) {
            auto const period = std::chrono::ceil<seconds>(given[last] - given[first]);
            ASSERT_LE(static_cast<std::int64_t>(last - first) + 1, allowance.most_in(period));
        }
}

TEST(ClientNetwork, is_what_one_customer_has)
{
    auto const v6 = [](unsigned char fourth, unsigned char last) {
        return ClientNetwork::v6({0x20, 1, 0xD, 0xB8, 0, 0, 0, fourth, 0, 0, 0, 0, 0, 0, 0, last});
    };
    EXPECT_EQ(v6(1, 1), v6(1, 2));
    EXPECT_FALSE(v6(1, 1) == v6(2, 1));
    EXPECT_FALSE(ClientNetwork::v4({192, 0, 2, 1}) == ClientNetwork::v4({192, 0, 2, 2}));
    EXPECT_EQ(ClientNetwork::v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 192, 0, 2, 1}),
              ClientNetwork::v4({192, 0, 2, 1}));
    EXPECT_FALSE(ClientNetwork::v6({4, 192, 0, 2, 1}) == ClientNetwork::v4({192, 0, 2, 1}));
}

AccountName account(std::string_view name)
{
    return AccountName::parse(name).value();
}

ClientNetwork client(std::uint32_t number)
{
    auto const byte = [&](unsigned at) { return static_cast<unsigned char>(number >> at); };
    return ClientNetwork::v4({byte(24), byte(16), byte(8), byte(0)});
}

/// A hundred thousand attempts, spread evenly over a time.
class Attacks : public ::testing::Test {
protected:
    template <class Make> std::int64_t let_through(std::chrono::seconds time, Make make)
    {
        constexpr std::uint32_t attempts = 100'000;
        std::int64_t through = 0;
        for (std::uint32_t i = 0; i < attempts; ++i) {
            clock.time = start + microseconds{time} * i / attempts;
            through += limits.take(make(i)).has_value();
        }
        return through;
    }

    StoppedClock clock{start};
    SignInLimits limits{clock};
    PublicId const device = PublicId::random();
};

TEST_F(Attacks, on_one_account_from_many_machines_get_21_tries_in_an_hour)
{
    auto const through = let_through(hours{1}, [](std::uint32_t i) {
        return Attempt{account("colette"), client(i), {}};
    });
    EXPECT_EQ(through, 21);
}

TEST_F(Attacks, on_one_account_get_50_tries_in_any_day)
{
    auto const first = let_through(days{1}, [](std::uint32_t i) {
        return Attempt{account("colette"), client(i), {}};
    });
    EXPECT_LE(first, 50);
    EXPECT_GE(first, 49);
}

TEST_F(Attacks, on_many_accounts_from_one_machine_get_80_tries_in_an_hour)
{
    auto const through = let_through(hours{1}, [](std::uint32_t i) {
        return Attempt{account("person" + std::to_string(i)), client(1), {}};
    });
    EXPECT_LE(through, 80);
    EXPECT_GE(through, 79);
}

TEST_F(Attacks, on_many_accounts_from_many_machines_get_1860_tries_in_an_hour)
{
    auto const through = let_through(hours{1}, [](std::uint32_t i) {
        return Attempt{account("person" + std::to_string(i)), client(i), {}};
    });
    EXPECT_LE(through, 1860);
    EXPECT_GE(through, 1858);
}

TEST_F(Attacks, keep_nobody_out_who_comes_from_a_known_browser)
{
    int owner_got_in = 0;
    let_through(days{1}, [&](std::uint32_t i) {
        if (i % 10'000 == 0) owner_got_in += limits.take({account("colette"), client(1), device}).has_value();
        return i % 2 == 0 ? Attempt{account("colette"), client(i), {}}
                          : Attempt{account("person" + std::to_string(i)), client(i), {}};
    });
    EXPECT_EQ(owner_got_in, 10);
}

TEST_F(Attacks, from_everywhere_and_all_known_browsers_get_100_tries_of_a_password_in_a_day)
{
    std::vector<PublicId> devices;
    for (int i = 0; i < 20; ++i)
        devices.push_back(PublicId::random());
    auto const through = let_through(days{1}, [&](std::uint32_t i) {
        Attempt attempt{account("colette"), client(i), {}};
        if (i % 2 == 0) attempt.device = devices[i / 2 % devices.size()];
        return attempt;
    });
    EXPECT_LE(through, 100);
    EXPECT_GE(through, 98);
}

TEST_F(Attacks, from_one_known_browser_leave_tries_to_the_others)
{
    auto const through = let_through(days{1}, [&](std::uint32_t i) {
        return Attempt{account("colette"), client(i), device};
    });
    EXPECT_LE(through, 30);
    EXPECT_TRUE(limits.take({account("colette"), client(1), PublicId::random()}));
}

TEST_F(Attacks, on_a_second_factor_get_30_tries_in_a_day)
{
    auto const through = let_through(days{1}, [&](std::uint32_t i) {
        Attempt attempt{account("colette"), client(i), {}, Proof::second_factor};
        if (i % 2 == 0) attempt.device = device;
        return attempt;
    });
    EXPECT_LE(through, 30);
}

TEST_F(Attacks, cannot_make_an_account_be_forgotten)
{
    for (std::uint32_t i = 0; i < 20; ++i)
        ASSERT_TRUE(limits.take({account("colette"), client(i), {}}));
    std::uint32_t others = 0;
    for (Time const end = start + minutes{48}; clock.time < end; clock.time += milliseconds{100}, ++others)
        static_cast<void>(
            limits.take({account("person" + std::to_string(others)), client(100 + others), {}}));
    clock.time = start + minutes{48} - seconds{1};
    EXPECT_FALSE(limits.take({account("colette"), client(7), {}}));
}

TEST(SignInLimits, know_an_account_however_its_name_is_written)
{
    StoppedClock const clock{start};
    SignInLimits limits{clock};
    for (std::uint32_t i = 0; i < 20; ++i)
        ASSERT_TRUE(limits.take({account(i % 2 == 0 ? "Élise" : "elise"), client(i), {}}));
    auto const refused = limits.take({account("ELISE"), client(99), {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().retry_after, minutes{48});
}

TEST(SignInLimits, count_no_refusal)
{
    StoppedClock clock{start};
    SignInLimits limits{clock};
    for (int i = 0; i < 1000; ++i)
        static_cast<void>(limits.take({account("colette"), client(1), {}}));
    clock.time += minutes{48};
    EXPECT_TRUE(limits.take({account("colette"), client(1), {}}));
    EXPECT_FALSE(limits.take({account("colette"), client(1), {}}));
}

TEST(SignInLimits, remember_so_many_and_forget_the_oldest)
{
    StoppedClock clock{start};
    SignInAllowances few;
    few.remembered = 4;
    few.client.at_once = 1000;
    SignInLimits limits{clock, few};
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(limits.take({account("colette"), client(1), {}}));
    ASSERT_FALSE(limits.take({account("colette"), client(1), {}}));
    for (auto const* other : {"gaston", "willy", "missy"})
        ASSERT_TRUE(limits.take({account(other), client(1), {}}));
    EXPECT_EQ(limits.remembered(), 4u);
    EXPECT_TRUE(limits.take({account("colette"), client(1), {}}));
}

} // namespace
} // namespace florilege::accounts
