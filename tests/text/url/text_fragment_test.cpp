#include "text/url/percent.hpp"
#include "text/url/text_fragment.hpp"

#include <gmock/gmock.h>

namespace florilege::text {
namespace {

std::string address(std::string_view quote, std::string_view url = "https://ponds.example/diary")
{
    return passage_address(Url::parse(url).value(), quote);
}

TEST(PassageAddress, names_a_short_passage_whole)
{
    EXPECT_EQ(address("You throw a stone."), "https://ponds.example/diary#:~:text=You%20throw%20a%20stone.");
    EXPECT_EQ(address("  glace \t d’eau "), "https://ponds.example/diary#:~:text=glace%20d%E2%80%99eau");
}

TEST(PassageAddress, encodes_what_has_a_meaning_in_a_directive)
{
    EXPECT_EQ(address("well-known, & 100 % \"so\""),
              "https://ponds.example/diary#:~:text=well%2Dknown%2C%20%26%20100%20%25%20%22so%22");
    EXPECT_EQ(address("#a&text=b"), "https://ponds.example/diary#:~:text=%23a%26text%3Db");
}

TEST(PassageAddress, names_a_long_passage_and_one_of_several_paragraphs_by_its_ends)
{
    std::string quote = "one two three four five six seven";
    for (int i = 0; i < 40; ++i)
        quote += " between";
    EXPECT_EQ(address(quote + " seven six five four three two one"),
              "https://ponds.example/diary#:~:text=one%20two%20three%20four%20five%20six,"
              "six%20five%20four%20three%20two%20one");
    EXPECT_EQ(address("\nFirst line\n\nSecond\r\nThe last\n"),
              "https://ponds.example/diary#:~:text=First%20line,The%20last");
}

TEST(PassageAddress, cuts_between_characters_where_there_are_no_spaces)
{
    std::string quote;
    for (int i = 0; i < 200; ++i)
        quote += i % 2 == 0 ? "漢" : "字";
    auto const found = address(quote);
    auto const directive = found.substr(found.find("text=") + 5);
    auto const comma = directive.find(',');
    auto const first = percent_decoded(directive.substr(0, comma));
    auto const last = percent_decoded(directive.substr(comma + 1));
    EXPECT_EQ(first, quote.substr(0, 99));
    EXPECT_EQ(last, quote.substr(quote.size() - 99));
}

TEST(PassageAddress, keeps_the_fragment_that_is_there_but_no_other_directive)
{
    EXPECT_EQ(address("ice", "https://ponds.example/diary#1963"),
              "https://ponds.example/diary#1963:~:text=ice");
    EXPECT_EQ(address("ice", "https://ponds.example/diary#1963:~:text=snow"),
              "https://ponds.example/diary#1963:~:text=ice");
}

TEST(PassageAddress, is_the_url_where_there_is_nothing_to_scroll_to)
{
    EXPECT_EQ(address(" \n "), "https://ponds.example/diary");
    EXPECT_EQ(address("ice", "mailto:ann@example.org"), "mailto:ann@example.org");
}

TEST(PassageAddress, is_always_a_url)
{
    for (std::string const quote : {"a", "\x01\x7f",
                                    "a\xff"
                                    "b",
                                    "]['|^`", "é", "🗺️ \"x\""}) {
        auto const found = address(quote);
        auto const read = Url::parse(found);
        ASSERT_TRUE(read.has_value()) << found;
        EXPECT_EQ(read->text(), found) << "nothing is left to encode";
    }
}

} // namespace
} // namespace florilege::text
