#include "digest/plain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

using testing::ElementsAre;

TEST(Clean, ends_all_lines_alike)
{
    EXPECT_EQ(clean("a\r\nb\rc\u2028d\u2029e\u0085f"), "a\nb\nc\nd\n\ne\nf");
}

TEST(Clean, drops_what_no_format_may_carry_and_nothing_else)
{
    EXPECT_EQ(clean(std::string_view{"a\0b\x07\x1B[31m\x7F\u009Bc", 14}), "ab[31mc");
    EXPECT_EQ(clean("\uFFFE\uFFFFx"), "x");
    EXPECT_EQ(clean("tab\there, «\u00A0été\u00A0», 漢字 😀 e\u0301 \u200F"),
              "tab\there, «\u00A0été\u00A0», 漢字 😀 e\u0301 \u200F");
}

TEST(Clean, changes_nothing_the_second_time)
{
    for (std::string_view const text : {"a\r\nb", "\u2028", "x\x01y", "\xC2", "\xE2\x80", "\xEF\xBF"})
        EXPECT_EQ(clean(clean(text)), clean(text));
}

TEST(OneLine, folds_blanks_and_line_ends)
{
    EXPECT_EQ(on_one_line("  a \t b\r\n\r\nc  "), "a b c");
    EXPECT_EQ(on_one_line(" \n "), "");
    EXPECT_EQ(on_one_line("Subject: x\r\nBcc: y"), "Subject: x Bcc: y");
}

TEST(Paragraphs, are_parted_by_empty_lines)
{
    EXPECT_THAT(paragraphs("\n a \nb\n \t\n\nc\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("c")));
    EXPECT_TRUE(paragraphs("").empty());
    EXPECT_TRUE(paragraphs(" \n\t\n").empty());
}

TEST(Beginning, cuts_at_a_blank_and_never_inside_a_character)
{
    EXPECT_EQ(beginning("one two three", 9), "one two…");
    EXPECT_EQ(beginning("été", 3), "été");
    EXPECT_EQ(beginning("étéété", 3), "été…");
    EXPECT_EQ(beginning("", 3), "");
}

} // namespace
} // namespace florilege::digest
