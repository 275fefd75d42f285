#include "library/columns/column_block.hpp"
#include "store/error.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace florilege::library {
namespace {

BlockRows random_rows(std::mt19937_64& random)
{
    auto const below = [&](std::uint64_t end) { return random() % end; };
    BlockRows rows;
    auto const count = below(3) == 0 ? below(ColumnBlock::size + 1) : below(6);
    for (std::uint64_t i = 0; i < count; ++i) {
        auto& row = rows[static_cast<std::uint16_t>(below(ColumnBlock::size))];
        row.created = from_micros(static_cast<std::int64_t>(random() >> below(64)));
        row.site = static_cast<std::int64_t>(below(1U << 20));
        row.flags = static_cast<std::uint8_t>(below(256));
        for (auto& length : row.lengths)
            length = static_cast<std::uint8_t>(below(256));
        row.title = random();
        for (auto tags = below(5); tags > 0; --tags)
            row.tags.emplace_back(static_cast<std::int64_t>(below(1U << 30)));
    }
    return rows;
}

TEST(ColumnBlock, is_read_back_as_it_was_written)
{
    std::mt19937_64 random{1};
    for (int i = 0; i < 300; ++i) {
        auto const rows = random_rows(random);
        auto const bytes = to_bytes(rows);
        auto const block = block_of(bytes);
        EXPECT_EQ(rows_of(*block), rows);
        EXPECT_EQ(to_bytes(rows_of(*block)), bytes);
        for (std::uint16_t place = 0; place < ColumnBlock::size; ++place)
            ASSERT_EQ(block->holds(place), rows.contains(place));
    }
}

TEST(ColumnBlock, is_read_as_it_was_written_before_there_were_keys_of_titles)
{
    BlockRows rows;
    rows[2].created = from_micros(1);
    rows[2].lengths[0] = 7;
    rows[2].tags = {TagId{5}};
    std::string const before{"\x01\x02\x02\x00\x00\x07\x00\x00\x00\x00\x01\x05", 12};
    auto const block = block_of(before);
    EXPECT_FALSE(block->knows_titles);
    EXPECT_EQ(rows_of(*block), rows);
    EXPECT_TRUE(block_of(to_bytes(rows))->knows_titles);
}

TEST(ColumnBlock, knows_whose_each_tag_is_from_wherever_one_looks)
{
    std::mt19937_64 random{3};
    for (int i = 0; i < 100; ++i) {
        auto const block = block_of(to_bytes(random_rows(random)));
        for (std::size_t place = 0; place < ColumnBlock::size; ++place)
            for (auto at = block->first_tag[place]; at < block->first_tag[place + 1]; ++at) {
                ASSERT_EQ(block->place_of_tag(at, 0), place);
                ASSERT_EQ(block->place_of_tag(at, random() % (place + 1)), place);
            }
    }
}

TEST(ColumnBlock, holds_the_most_distant_times)
{
    using Limits = std::numeric_limits<std::int64_t>;
    BlockRows rows;
    rows[3].created = from_micros(Limits::max());
    rows[4].created = from_micros(Limits::min());
    rows[1023].created = from_micros(Limits::max());
    EXPECT_EQ(rows_of(*block_of(to_bytes(rows))), rows);
}

TEST(ColumnBlock, refuses_what_it_did_not_write)
{
    std::mt19937_64 random{2};
    BlockRows rows;
    while (rows.size() < 3)
        rows = random_rows(random);
    auto const bytes = to_bytes(rows);
    EXPECT_THROW(block_of(""), store::StoreError);
    EXPECT_THROW(block_of("\x03"), store::StoreError);
    EXPECT_THROW(block_of("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), store::StoreError);
    EXPECT_THROW(block_of(std::string_view{bytes}.substr(0, bytes.size() - 1)), store::StoreError);
    // Whatever the bytes, they are read or refused.
    for (int i = 0; i < 2000; ++i) {
        auto broken = bytes;
        broken[random() % broken.size()] = static_cast<char>(random());
        try {
            rows_of(*block_of(broken));
        } catch (store::StoreError const&) {
        }
    }
}

TEST(ColumnRow, has_a_key_of_its_title_that_puts_titles_in_their_order)
{
    for (auto const& [first, second] :
         std::vector<std::pair<char const*, char const*>>{{"a", "b"},
                                                          {"A title", "a title of"},
                                                          {"a", "a b"},
                                                          {"z", "\u4e00"},
                                                          {"z", ""},
                                                          {"\U0010FFFF", ""}})
        EXPECT_LT(title_key(first), title_key(second)) << first << ", " << second;
    EXPECT_EQ(title_key("\u00c9conomies"), title_key("economies of"));
    EXPECT_EQ(title_key("a long title"), title_key("A Long T\u00eate"));
    EXPECT_EQ(title_key(""), key_of_no_title);
}

TEST(ColumnRow, keeps_lengths_exactly_up_to_127_and_nearly_beyond)
{
    for (std::size_t words = 0; words <= 127; ++words)
        EXPECT_EQ(length_kept(kept_length(words)), static_cast<double>(words));
    for (std::size_t words = 128; words < 1'000'000; words = words * 9 / 8)
        EXPECT_NEAR(length_kept(kept_length(words)) / static_cast<double>(words), 1, 0.05) << words;
    EXPECT_EQ(kept_length(std::numeric_limits<std::size_t>::max()), 255);
}

} // namespace
} // namespace florilege::library
