#include "prelude/ids.hpp"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

namespace florilege {
namespace {

struct Apple;
struct Pear;
static_assert(!std::is_convertible_v<Id<Apple>, Id<Pear>>);
static_assert(!std::is_convertible_v<std::int64_t, Id<Apple>>);

TEST(PublicId, is_read_back_from_its_text)
{
    for (int i = 0; i < 1000; ++i) {
        auto const id = PublicId::random();
        EXPECT_EQ(id.text().size(), 22u);
        EXPECT_EQ(PublicId::parse(id.text()), id);
    }
}

TEST(PublicId, does_not_repeat)
{
    std::set<PublicId> seen;
    for (int i = 0; i < 10'000; ++i)
        EXPECT_TRUE(seen.insert(PublicId::random()).second);
}

TEST(PublicId, is_never_taken_for_an_option)
{
    for (int i = 0; i < 10'000; ++i)
        EXPECT_NE(PublicId::random().text().front(), '-');
}

TEST(PublicId, refuses_everything_that_is_not_its_text)
{
    auto const good = PublicId::random().text();
    for (auto const& bad : {std::string{}, std::string{"a"}, good + "A", good.substr(1), good.substr(1) + "+",
                            good.substr(1) + "=", std::string(22, '/'), std::string(21, 'A') + "B"})
        EXPECT_FALSE(PublicId::parse(bad)) << bad;
}

} // namespace
} // namespace florilege
