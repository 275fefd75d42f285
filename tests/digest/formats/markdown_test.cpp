#include "digest/formats/markdown.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

/// What a reader of CommonMark shows for a line of escaped text: every backslash before punctuation is gone.
std::string shown(std::string_view markdown)
{
    std::string out;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (markdown[i] == '\\' && i + 1 < markdown.size() &&
            std::ispunct(static_cast<unsigned char>(markdown[i + 1])) != 0)
            ++i;
        out += markdown[i];
    }
    return out;
}

TEST(MarkdownText, shows_every_line_as_it_was)
{
    for (std::string_view const line :
         {"plain", "# heading", "- item", "+ item", "1. item", "12) item", "1.5 is a number", "> quote",
          "*a* _b_ `c` ~~d~~", "[a](b) ![c](d) [e]: f", "<b>&amp;</b>", "a | b", "---",
          "===", "\\backslash\\", "https://a.example www.a.example x@y.example", "$x$ ==m== %%c%% #tag", "",
          "été 漢字"})
        EXPECT_EQ(shown(markdown_text(line)), line);
}

TEST(MarkdownText, leaves_nothing_that_marks_anything)
{
    EXPECT_EQ(markdown_text("# a"), "\\# a");
    EXPECT_EQ(markdown_text("- a"), "\\- a");
    EXPECT_EQ(markdown_text("a - b"), "a - b");
    EXPECT_EQ(markdown_text("12) a"), "12\\) a");
    EXPECT_EQ(markdown_text("in 2012. Then"), "in 2012. Then");
    EXPECT_EQ(markdown_text("2012. Then"), "2012\\. Then");
    EXPECT_EQ(markdown_text("[x](javascript:y)"), "\\[x\\](javascript:y)");
    EXPECT_EQ(markdown_text("http://a.example"), "http\\://a.example");
    EXPECT_EQ(markdown_text("www.a.example"), "www\\.a.example");
    EXPECT_EQ(markdown_text("50 % and a=b"), "50 % and a=b");
}

TEST(MarkdownAddress, cannot_end_its_brackets)
{
    EXPECT_EQ(markdown_address("https://a.example/?a=1&b=2#](x)"), "https://a.example/?a=1&amp;b=2#](x)");
    EXPECT_EQ(markdown_address("https://a.example/\\><"), "https://a.example/%5C%3E%3C");
}

} // namespace
} // namespace florilege::digest
