#include "library/title_of.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

using tests::page;
using tests::passage;

TEST(TitleOf, a_bookmark_is_its_title_on_one_line)
{
    EXPECT_EQ(title_of(page("https://ponds.example/diary", " Pond\n diary ")), "Pond diary");
}

TEST(TitleOf, a_page_without_a_title_is_the_name_its_address_makes)
{
    EXPECT_EQ(title_of(page("https://ponds.example/diary/1931?week=5#ice", " \n")),
              "ponds.example/diary/1931?week=5#ice");
    EXPECT_EQ(title_of(page("http://ponds.example/")), "ponds.example");
    EXPECT_EQ(title_of(page("http://ponds.example:8080/a/")), "ponds.example:8080/a");
    EXPECT_EQ(title_of(page("https://ann:secret@ponds.example/a@b")), "ponds.example/a@b") << "no password";
    EXPECT_EQ(title_of(page("https://ponds.example/a@b")), "ponds.example/a@b");
    EXPECT_EQ(title_of(page("mailto:ann@ponds.example")), "mailto:ann@ponds.example");
    auto const long_one = title_of(page("https://ponds.example/" + std::string(500, 'a')));
    EXPECT_EQ(long_one, "ponds.example/" + std::string(106, 'a') + "…");
}

TEST(TitleOf, a_passage_without_a_link_is_its_first_words)
{
    BookmarkDraft loose;
    EXPECT_EQ(title_of(loose), "");
    loose.highlights = {passage("", "about it"), passage("You throw a stone.")};
    EXPECT_EQ(title_of(loose), "about it");
    loose.highlights = {passage("You throw\na stone.", "simple")};
    EXPECT_EQ(title_of(loose), "You throw a stone.");
    loose.note = "Said on the radio.\n\nOn Monday.";
    EXPECT_EQ(title_of(loose), "Said on the radio. On Monday.");
}

TEST(TitleOf, first_words_are_cut_between_words_and_characters)
{
    EXPECT_EQ(first_words("one two three", 9), "one two …");
    EXPECT_EQ(first_words("one two three", 13), "one two three");
    EXPECT_EQ(first_words("écœuré", 3), "éc …");
    EXPECT_EQ(first_words("", 3), "");
}

} // namespace
} // namespace florilege::library
