#include "tests/text/utf8/random_text.hpp"
#include "text/utf8/offsets.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace florilege::text {
namespace {

static_assert(!std::is_convertible_v<std::size_t, ByteOffset>);
static_assert(!std::is_convertible_v<ByteOffset, std::size_t>);
static_assert(!std::is_convertible_v<Utf16Offset, ByteOffset>);
static_assert(!std::is_constructible_v<ByteOffset, Utf16Offset>);
static_assert(!std::is_constructible_v<Utf16Offset, CodePointOffset>);
static_assert(!std::is_constructible_v<CodePointOffset, ByteOffset>);
static_assert(!std::equality_comparable_with<ByteOffset, Utf16Offset>);
static_assert(std::is_trivially_copyable_v<ByteOffset>);

// One byte, two bytes, three bytes, four bytes (two units of UTF-16).
constexpr std::string_view mixed = "aé€🙂z";

TEST(Offsets, count_a_place_in_each_unit)
{
    EXPECT_EQ(to_utf16(mixed, ByteOffset{10}), Utf16Offset{5});
    EXPECT_EQ(to_code_points(mixed, ByteOffset{10}), CodePointOffset{4});
    EXPECT_EQ(to_bytes(mixed, Utf16Offset{3}), ByteOffset{6});
    EXPECT_EQ(to_bytes(mixed, CodePointOffset{3}), ByteOffset{6});
    EXPECT_EQ(to_utf16(mixed, CodePointOffset{4}), Utf16Offset{5});
    EXPECT_EQ(to_code_points(mixed, Utf16Offset{5}), CodePointOffset{4});
}

TEST(Offsets, a_place_inside_a_code_point_is_its_beginning)
{
    EXPECT_EQ(to_utf16(mixed, ByteOffset{2}), Utf16Offset{1});
    EXPECT_EQ(to_bytes(mixed, Utf16Offset{4}), ByteOffset{6}); // between the halves of a surrogate pair
}

TEST(Offsets, a_place_behind_the_end_is_the_end)
{
    EXPECT_EQ(to_utf16(mixed, ByteOffset{1000}), Utf16Offset{6});
    EXPECT_EQ(to_bytes(mixed, Utf16Offset{1000}), ByteOffset{mixed.size()});
    EXPECT_EQ(to_code_points("", ByteOffset{1}), CodePointOffset{0});
}

TEST(Offsets, an_ill_formed_sequence_counts_as_one_replacement_character)
{
    EXPECT_EQ(to_utf16("a\xE2\x82z", ByteOffset{3}), Utf16Offset{2});
    EXPECT_EQ(to_bytes("a\xE2\x82z", CodePointOffset{2}), ByteOffset{3});
}

TEST(Offsets, go_round_through_every_unit_at_every_boundary)
{
    tests::RandomText random{5};
    for (int i = 0; i < 300; ++i) {
        std::string const text = random.text(30);
        std::size_t count = 0;
        for (auto const [code_point, at, length] : CodePoints{text}) {
            ByteOffset const place{at};
            ASSERT_EQ(to_code_points(text, place), CodePointOffset{count});
            ASSERT_EQ(to_bytes(text, to_utf16(text, place)), place);
            ASSERT_EQ(to_bytes(text, to_code_points(text, place)), place);
            ASSERT_EQ(to_utf16(text, to_code_points(text, place)), to_utf16(text, place));
            ASSERT_EQ(to_code_points(text, to_utf16(text, place)), CodePointOffset{count});
            ++count;
        }
    }
}

} // namespace
} // namespace florilege::text
