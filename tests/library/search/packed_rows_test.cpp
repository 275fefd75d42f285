#include "library/search/packed_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace florilege::library {
namespace {

constexpr std::size_t blocks = 20;
constexpr std::size_t numbers = blocks * ColumnBlock::size;

RowSet one_in(unsigned many, std::mt19937& random)
{
    RowSet rows{blocks};
    for (std::size_t number = 0; number < numbers; ++number)
        if (random() % many == 0) rows.add(number);
    return rows;
}

TEST(PackedRows, are_those_that_were_packed_however_many)
{
    std::mt19937 random{20261201};
    for (unsigned const many : {1U, 2U, 20U, 31U, 33U, 200U, 5000U, 1'000'000U}) {
        auto const rows = one_in(many, random);
        PackedRows const packed{rows};
        RowSet unpacked{blocks};
        packed.add_to(unpacked);
        EXPECT_TRUE(std::ranges::equal(unpacked.bits(), rows.bits())) << "one in " << many;
        EXPECT_LE(packed.bytes(), numbers / 8) << "one in " << many;
        EXPECT_LE(packed.bytes(), 4 * rows.count()) << "one in " << many;
    }
}

TEST(PackedRows, take_a_byte_each_where_they_are_few)
{
    std::mt19937 random{1};
    auto const rows = one_in(100, random);
    EXPECT_LE(PackedRows{rows}.bytes(), rows.count() * 3 / 2);
}

TEST(PackedRows, are_added_to_what_is_there_as_far_as_that_reaches)
{
    std::mt19937 random{2};
    for (unsigned const many : {2U, 300U}) {
        auto const rows = one_in(many, random);
        RowSet into{1};
        into.add(7);
        PackedRows{rows}.add_to(into);
        EXPECT_TRUE(into.holds(7));
        EXPECT_EQ(into.blocks(), 1U);
        for (std::size_t number = 0; number < ColumnBlock::size; ++number)
            EXPECT_EQ(into.holds(number), number == 7 || rows.holds(number)) << number;
    }
}

} // namespace
} // namespace florilege::library
