#include "library/columns/columns.hpp"
#include "library/search/tag_set.hpp"

#include <gtest/gtest.h>

#include <random>

namespace florilege::library {
namespace {

constexpr std::uint32_t largest_tag = 5;

/// Rows in most places, each with up to three tags.
std::shared_ptr<ColumnBlock const> some_block(std::mt19937& random)
{
    auto block = std::make_unique<ColumnBlock>();
    for (std::size_t place = 0; place < ColumnBlock::size; ++place) {
        block->first_tag[place] = static_cast<std::uint32_t>(block->tags.size());
        if (random() % 4 == 0) continue;
        block->present[place / 64] |= std::uint64_t{1} << place % 64;
        for (auto count = random() % 4; count > 0; --count)
            block->tags.push_back(static_cast<std::uint32_t>(random() % largest_tag + 1));
    }
    block->first_tag[ColumnBlock::size] = static_cast<std::uint32_t>(block->tags.size());
    return block;
}

/// Whoever asks each row for its tags.
RowSet rows_with(Columns const& columns, std::int64_t tag)
{
    RowSet rows{columns.blocks.size()};
    for (std::size_t number = 0; number < columns.blocks.size(); ++number) {
        if (columns.blocks[number] == nullptr) continue;
        for (std::size_t place = 0; place < ColumnBlock::size; ++place)
            for (auto const carried : columns.blocks[number]->tags_of(place))
                if (carried == tag) rows.add(number * ColumnBlock::size + place);
    }
    return rows;
}

std::vector<std::uint64_t> bits_of(RowSet const& rows)
{
    return {rows.bits().begin(), rows.bits().end()};
}

TEST(TagRows, are_those_that_carry_the_tag_whatever_changed_since)
{
    std::mt19937 random{20261130};
    TagRows known;
    Columns columns;
    std::vector<Columns> earlier;
    int told = 0;
    for (int round = 0; round < 300; ++round) {
        switch (random() % 4) {
        case 0: columns.blocks.push_back(some_block(random)); break;
        case 1: columns.blocks.push_back(nullptr); break;
        default:
            if (!columns.blocks.empty())
                columns.blocks[random() % columns.blocks.size()] =
                    random() % 8 ? some_block(random) : nullptr;
        }
        if (columns.blocks.size() > 12) columns.blocks.clear();
        earlier.push_back(columns);
        // Somebody may still read an older state.
        auto const& read = random() % 3 ? columns : earlier[random() % earlier.size()];
        auto const tag = static_cast<std::int64_t>(random() % largest_tag + 1);
        auto const expected = rows_with(read, tag);
        RowSet rows{read.blocks.size()};
        if (known.add({1, true, tag}, read, rows)) {
            ++told;
            ASSERT_EQ(bits_of(rows), bits_of(expected)) << "round " << round;
        } else {
            known.keep({1, true, tag}, read, expected);
        }
    }
    EXPECT_EQ(told, 300 - static_cast<int>(largest_tag));
}

TEST(TagRows, are_added_to_what_is_there)
{
    std::mt19937 random{7};
    Columns columns;
    columns.blocks.push_back(some_block(random));
    TagRows known;
    known.keep({1, true, 1}, columns, rows_with(columns, 1));
    auto rows = rows_with(columns, 2);
    auto expected = rows;
    expected.add(rows_with(columns, 1));
    EXPECT_TRUE(known.add({1, true, 1}, columns, rows));
    EXPECT_EQ(bits_of(rows), bits_of(expected));
}

TEST(TagRows, are_known_of_the_last_tags_of_each_library_and_each_who_sees_it)
{
    Columns const columns;
    RowSet rows{0};
    TagRows known;
    known.keep({1, true, 1}, columns, rows);
    EXPECT_TRUE(known.add({1, true, 1}, columns, rows));
    EXPECT_FALSE(known.add({1, false, 1}, columns, rows));
    EXPECT_FALSE(known.add({2, true, 1}, columns, rows));
    for (std::int64_t tag = 0; tag < 300; ++tag)
        known.keep({1, true, tag}, columns, rows);
    EXPECT_EQ(known.size(), TagRows::most);
    EXPECT_FALSE(known.add({1, true, 1}, columns, rows));
    EXPECT_TRUE(known.add({1, true, 299}, columns, rows));
}

TEST(TagSet, finds_rows_of_one_tag_and_of_several_as_asking_each_row_does)
{
    std::mt19937 random{8};
    Columns columns;
    for (int number = 0; number < 3; ++number)
        columns.blocks.push_back(some_block(random));
    for (std::vector<std::int64_t> const& tags : std::vector<std::vector<std::int64_t>>{{3}, {1, 4}, {9}}) {
        RowSet expected{columns.blocks.size()};
        for (auto const tag : tags)
            expected.add(rows_with(columns, tag));
        RowSet rows{columns.blocks.size()};
        for (std::size_t number = 0; number < columns.blocks.size(); ++number)
            TagSet{tags}.add_rows_of(*columns.blocks[number], number, rows);
        EXPECT_EQ(bits_of(rows), bits_of(expected));
    }
}

} // namespace
} // namespace florilege::library
