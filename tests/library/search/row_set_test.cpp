#include "library/search/row_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace florilege::library {
namespace {

/// Blocks that are full, sparse, empty or not there, with sites of a few numbers.
Columns some_columns(std::mt19937& random)
{
    Columns columns;
    for (auto const one_in : {1, 2, 40, 0, 300}) {
        auto block = std::make_shared<ColumnBlock>();
        for (std::size_t place = 0; place < ColumnBlock::size; ++place) {
            block->site[place] = static_cast<std::uint32_t>(random() % 7);
            if (one_in != 0 && random() % static_cast<unsigned>(one_in) == 0)
                block->present[place / 64] |= std::uint64_t{1} << place % 64;
        }
        columns.blocks.push_back(one_in == 0 ? nullptr : std::move(block));
    }
    return columns;
}

TEST(RowSet, counts_its_rows_and_those_of_a_block)
{
    std::mt19937 random{20261130};
    RowSet rows{3};
    std::set<std::size_t> expected;
    for (int i = 0; i < 700; ++i) {
        auto const number = random() % (3 * ColumnBlock::size);
        rows.add(number);
        expected.insert(number);
        ASSERT_EQ(rows.count(), expected.size());
    }
    for (std::size_t block = 0; block < 3; ++block)
        EXPECT_EQ(rows.count_of_block(block),
                  std::distance(expected.lower_bound(block * ColumnBlock::size),
                                expected.lower_bound((block + 1) * ColumnBlock::size)));
    rows.clear_block(1);
    rows.add(ColumnBlock::size + 64, ~std::uint64_t{0});
    EXPECT_EQ(rows.count_of_block(1), 64U);
    EXPECT_EQ(RowSet{3}.count(), 0U);
}

TEST(RowSet, begins_and_ends_with_words_that_are_not_empty)
{
    RowSet rows{2};
    EXPECT_EQ(rows.ends().first, rows.ends().behind);
    rows.add(70);
    EXPECT_EQ(rows.ends().first, 1U);
    EXPECT_EQ(rows.ends().behind, 2U);
    rows.add(200);
    rows.add(2 * ColumnBlock::size - 1);
    EXPECT_EQ(rows.ends().first, 1U);
    EXPECT_EQ(rows.ends().behind, 2 * ColumnBlock::words);
    EXPECT_EQ(RowSet{0}.ends().behind, 0U);
}

TEST(RowSet, keeps_the_rows_for_which_a_test_holds_as_asking_each_does)
{
    std::mt19937 random{8};
    auto const columns = some_columns(random);
    auto const everything = RowSet::everything(columns);
    for (std::uint32_t site = 0; site < 8; ++site) { // none is of the last
        auto const is_meant = [&](ColumnBlock const& block, std::size_t place) {
            return block.site[place] == site;
        };
        RowSet expected{columns.blocks.size()};
        everything.each(columns, [&](std::size_t number, std::size_t place, ColumnBlock const& block) {
            if (block.site[place] == site) expected.add(number * ColumnBlock::size + place);
        });
        EXPECT_TRUE(std::ranges::equal(everything.where(columns, is_meant).bits(), expected.bits())) << site;

        auto of_second = everything;
        of_second.keep_of_block(columns, 1, is_meant);
        EXPECT_EQ(of_second.count_of_block(1), expected.count_of_block(1));
        for (std::size_t const block : {0U, 2U, 3U, 4U})
            EXPECT_EQ(of_second.count_of_block(block), everything.count_of_block(block));
    }
}

} // namespace
} // namespace florilege::library
