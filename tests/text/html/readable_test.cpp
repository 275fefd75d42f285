#include "tests/corpus.hpp"
#include "tests/text/html/properties.hpp"
#include "text/html/escape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

namespace florilege::tests {
namespace {

using namespace florilege::text;

TEST(Readable, lays_out_the_cases_of_the_folder)
{
    int cases = 0;
    for (auto const& entry : std::filesystem::directory_iterator{fixture("text/html/readable")}) {
        ++cases;
        auto expected = content_of(entry.path() / "out.txt");
        if (expected.ends_with('\n')) expected.pop_back();
        EXPECT_EQ(readable(content_of(entry.path() / "in.html")), expected) << entry.path();
    }
    ASSERT_GT(cases, 0);
}

TEST(Readable, gives_no_control_characters_and_no_white_space_at_the_ends)
{
    expect_plain_text("\n <p> \x01 a\x7F &#0;&#1;&#133;&#8203;b \t</p>&nbsp;<pre>\n\n\t c \n </pre>");
    expect_plain_text("<p> </p><br> \n<table><tr><td> a </table> ");
    expect_plain_text("");
}

TEST(Readable, reads_its_own_text_back_without_change)
{
    for (std::string const text : {"", "a", "a < b & c", "été — 漢字"}) {
        EXPECT_EQ(readable(escape_text(text)), text);
        EXPECT_EQ(words_only(escape_text(text)), text);
    }
}

TEST(Readable, is_the_same_of_text_without_markup_as_of_a_document_of_it)
{
    constexpr std::array pieces{"a",      "word",   " ",      "\n",     "\r\n",       "\t",
                                "\f",     "\x01",   "\x7f",   ">",      "\u00a0",     "\u00ad",
                                "\u2028", "\u200b", "\ufeff", "\u00e9", "\"",         "'",
                                "漢字",   "-->",    "]]>",    "\xff",   "\U0001f600", "\u0085"};
    std::mt19937 random{7};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (auto left = random() % 12; left > 0; --left)
            text += random() % 40 == 0 ? std::string(1, '\0') : pieces[random() % pieces.size()];
        EXPECT_EQ(readable(text), readable(Document::parse(text).value().body()))
            << testing::PrintToString(text);
    }
}

TEST(Readable, gives_words_where_the_markup_is_too_tangled)
{
    std::string html;
    for (int i = 0; i < 200; ++i)
        html += "<p><b a=" + std::to_string(i) + ">";
    for (int i = 0; i < 50000; ++i)
        html += "<p>x";
    EXPECT_TRUE(readable(html).starts_with("x x x"));
}

TEST(Readable, does_not_grow_with_the_depth_of_lists)
{
    std::string html;
    for (int i = 0; i < 4000; ++i)
        html += "<ul><li>x";
    EXPECT_LT(readable(html).size(), 4000u * 50);
}

TEST(Words, joins_all_text_with_single_spaces)
{
    EXPECT_EQ(words_only("<h1>a</h1><p>b\n c<br>d <b>e</b>f<script>g</script></p>"), "a b c d ef");
}

} // namespace
} // namespace florilege::tests
