#include "accounts/hashing_places.hpp"
#include "accounts/password_hash.hpp"

#include <gmock/gmock.h>

#include <future>

namespace florilege::accounts {
namespace {

using ::testing::StartsWith;

constexpr HashCost little{1, 8192};

Password password()
{
    return Password::parse("tape stone quiet lamp", AccountName::parse("colette").value()).value();
}

TEST(PasswordHash, is_argon2id_at_the_cost_that_was_asked_for)
{
    EXPECT_THAT(hashed(password(), least_hash_cost), StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(PasswordHash, costs_as_much_as_the_documentation_says_unless_another_cost_is_chosen)
{
    EXPECT_THAT(hashed(password(), HashCost{}), StartsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
}

TEST(PasswordHash, has_a_salt_of_its_own)
{
    EXPECT_NE(hashed(password(), little), hashed(password(), little));
}

TEST(PasswordHash, tells_right_from_wrong)
{
    auto const phc = hashed(password(), little);
    EXPECT_EQ(check("tape stone quiet lamp", phc, little), Check::right);
    for (auto const* wrong : {"", "tape stone quiet lam", "tape stone quiet lamp ", "Tape stone quiet lamp"})
        EXPECT_EQ(check(wrong, phc, little), Check::wrong) << wrong;
    EXPECT_EQ(check(std::string(longest_password + 1, 'x'), phc, little), Check::wrong);
    for (auto const* broken : {"", "$argon2id$", "tape stone quiet lamp"})
        EXPECT_EQ(check("tape stone quiet lamp", broken, little), Check::wrong) << broken;
}

TEST(PasswordHash, is_to_be_made_anew_where_it_cost_less_than_today)
{
    auto const phc = hashed(password(), {2, 16384});
    auto const checked = [&](HashCost const& cost) { return check("tape stone quiet lamp", phc, cost); };
    EXPECT_EQ(checked({3, 16384}), Check::right_with_weaker_hash);
    EXPECT_EQ(checked({2, 32768}), Check::right_with_weaker_hash);
    EXPECT_EQ(checked({2, 16384}), Check::right);
    EXPECT_EQ(checked({1, 16384}), Check::right) << "a hash is never made weaker";
}

TEST(PasswordHash, is_computed_where_there_is_nobody_too)
{
    check_nobody("tape stone quiet lamp", little);
    check_nobody(std::string(longest_password + 1, 'x'), little);
    EXPECT_ANY_THROW(check_nobody("tape", {0, 0})) << "it does compute";
}

TEST(HashingPlaces, are_few)
{
    HashingPlaces places{{2, 0, std::chrono::milliseconds{0}}};
    auto const first = places.take();
    {
        auto const second = places.take();
        EXPECT_TRUE(first && second);
        EXPECT_FALSE(places.take());
    }
    EXPECT_TRUE(places.take()) << "given back at the end of its block";
}

TEST(HashingPlaces, are_waited_for_no_longer_than_patience_lasts)
{
    HashingPlaces places{{1, 8, std::chrono::milliseconds{1}}};
    auto const only = places.take();
    EXPECT_EQ(places.take().error(), Busy{});
}

TEST(HashingPlaces, go_to_the_next_when_one_is_given_back)
{
    HashingPlaces places{{1, 8, std::chrono::hours{1}}};
    std::optional<HashingPlaces::Place> only{places.take().value()};
    std::vector<std::future<bool>> waiting;
    for (int i = 0; i < 8; ++i)
        waiting.push_back(std::async(std::launch::async, [&] { return places.take().has_value(); }));
    only.reset();
    for (auto& one : waiting)
        EXPECT_TRUE(one.get());
}

} // namespace
} // namespace florilege::accounts
