#include "tests/text/utf8/random_text.hpp"
#include "text/utf8/utf8.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

std::string encoded(char32_t code_point)
{
    std::string text;
    append(text, code_point);
    return text;
}

TEST(Utf8, every_code_point_survives_encoding_and_decoding)
{
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        std::string const text = encoded(code_point);
        Decoded const back = decode_next(text, 0);
        ASSERT_TRUE(back.valid);
        ASSERT_EQ(back.code_point, code_point);
        ASSERT_EQ(back.length, text.size());
        ASSERT_TRUE(is_valid(text));
    }
}

TEST(Utf8, what_is_no_scalar_value_is_written_as_the_replacement_character)
{
    EXPECT_EQ(encoded(0xD800), "\uFFFD");
    EXPECT_EQ(encoded(0xDFFF), "\uFFFD");
    EXPECT_EQ(encoded(0x110000), "\uFFFD");
}

TEST(Utf8, refuses_overlong_forms_surrogates_and_numbers_too_large)
{
    for (std::string const bad : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80",
                                  "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xFF", "\xE2\x82"}) {
        EXPECT_FALSE(is_valid(bad));
        EXPECT_FALSE(is_valid("long enough for the fast path " + bad));
        EXPECT_FALSE(is_valid("é" + bad + "é"));
    }
}

// The table of the Unicode Standard, chapter 3, "U+FFFD Substitution of Maximal Subparts".
TEST(Utf8, replaces_each_maximal_subpart_by_one_character)
{
    struct Case {
        std::string bytes;
        std::string text;
        std::size_t replaced;
    };
    std::vector<Case> const cases{
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A",
         "\uFFFD\uFFFD\uFFFD\uFFFDA", 4},
        {"caf\xE9 noir", "caf\uFFFD noir", 1},
        {"whole", "whole", 0},
        {"", "", 0},
    };
    for (auto const& [bytes, text, replaced] : cases) {
        ValidText const valid = to_valid(bytes);
        EXPECT_EQ(valid.text, text);
        EXPECT_EQ(valid.replaced, replaced);
    }
}

TEST(Utf8, what_was_made_valid_is_valid_and_stays_as_it_is)
{
    tests::RandomText random{1};
    for (int i = 0; i < 3000; ++i) {
        std::string const bytes = random.bytes(40);
        ValidText const once = to_valid(bytes);
        EXPECT_TRUE(is_valid(once.text));
        EXPECT_EQ(once.replaced == 0, is_valid(bytes));
        ValidText const twice = to_valid(once.text);
        EXPECT_EQ(twice.text, once.text);
        EXPECT_EQ(twice.replaced, 0U);
    }
}

TEST(Utf8, a_well_formed_text_is_not_changed)
{
    tests::RandomText random{2};
    for (int i = 0; i < 1000; ++i) {
        std::string const text = random.text(40);
        EXPECT_TRUE(is_valid(text));
        EXPECT_EQ(to_valid(text).text, text);
    }
}

TEST(Utf8, iterating_covers_every_byte_once)
{
    tests::RandomText random{3};
    for (int i = 0; i < 1000; ++i) {
        std::string const bytes = random.bytes(40);
        std::size_t expected = 0;
        for (auto const [code_point, at, length] : CodePoints{bytes}) {
            ASSERT_EQ(at, expected);
            ASSERT_GE(length, 1U);
            expected += length;
        }
        EXPECT_EQ(expected, bytes.size());
    }
}

TEST(Utf8, a_cut_never_splits_a_code_point_and_is_as_long_as_it_can_be)
{
    EXPECT_EQ(cut("réputation", 2), "r");
    EXPECT_EQ(cut("réputation", 3), "ré");
    EXPECT_EQ(cut("a🙂b", 4), "a");
    EXPECT_EQ(cut("a🙂b", 5), "a🙂");
    EXPECT_EQ(cut("short", 100), "short");
    EXPECT_EQ(cut("short", 0), "");

    tests::RandomText random{4};
    for (int i = 0; i < 1000; ++i) {
        std::string const text = random.text(12);
        for (std::size_t limit = 0; limit <= text.size(); ++limit) {
            std::string_view const beginning = cut(text, limit);
            ASSERT_LE(beginning.size(), limit);
            ASSERT_TRUE(is_valid(beginning));
            ASSERT_GT(beginning.size() + 4, limit);
        }
    }
}

TEST(Utf8, keeps_back_only_what_can_still_become_a_character)
{
    EXPECT_EQ(unfinished_tail("plain"), 0U);
    EXPECT_EQ(unfinished_tail("é"), 0U);
    EXPECT_EQ(unfinished_tail("caf\xC3"), 1U);
    EXPECT_EQ(unfinished_tail("\xE2\x82"), 2U);
    EXPECT_EQ(unfinished_tail("\xF0\x9F\x99"), 3U);
    EXPECT_EQ(unfinished_tail("\xE0\x80"), 0U); // overlong: no byte that follows can save it
    EXPECT_EQ(unfinished_tail("\xBF\xBF\xBF\xBF"), 0U);
    EXPECT_EQ(unfinished_tail(""), 0U);
}

TEST(Utf8, finds_the_end_of_the_ascii_beginning)
{
    EXPECT_EQ(ascii_prefix(""), 0U);
    EXPECT_TRUE(is_ascii("seventeen letters"));
    for (std::size_t before = 0; before < 40; ++before) {
        EXPECT_EQ(ascii_prefix(std::string(before, 'x') + "é" + std::string(20, 'x')), before);
    }
}

} // namespace
} // namespace florilege::text
