#include "library/search/wanted.hpp"
#include "tests/library/query/reading.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

/// The places found, in brackets.
std::string marked(std::string_view query, std::string_view text, TextColumn column = TextColumn::note)
{
    WantedWords const wanted{words_wanted(tests::query(query).root())};
    std::string out;
    for (auto const& found : wanted.look(text, column).occurrences)
        out += std::to_string(found.term) + "[" +
               std::string{text.substr(found.place.begin, found.place.end - found.place.begin)} + "]";
    return out;
}

TEST(WantedWords, are_found_in_all_their_forms)
{
    EXPECT_EQ(marked("conversation", "Conversations, conversation"), "0[Conversations]0[conversation]");
    EXPECT_EQ(marked("reputation", "La réputation"), "0[réputation]");
    EXPECT_EQ(marked("地図", "古い地図の地"), "0[地図]");
}

TEST(WantedWords, are_found_where_phrases_overlap)
{
    EXPECT_EQ(marked("\"a b a\"", "a b a b a"), "0[a b a]0[a b a]");
    EXPECT_EQ(marked("\"a b\" b*", "a b"), "0[a b]1[b]");
    EXPECT_EQ(marked("old-m*", "old maps of an old river"), "0[old maps]");
}

TEST(WantedWords, are_found_in_their_columns_alone)
{
    EXPECT_EQ(marked("title:maps", "maps", TextColumn::title), "0[maps]");
    EXPECT_EQ(marked("title:maps", "maps", TextColumn::note), "");
}

TEST(WantedWords, leave_out_what_must_not_be_there)
{
    EXPECT_EQ(marked("maps -rivers", "rivers maps"), "0[maps]");
}

TEST(WantedWords, are_found_as_phrases_of_the_greatest_length)
{
    std::string phrase = "w0";
    for (int i = 1; i < 32; ++i)
        phrase += " w" + std::to_string(i);
    EXPECT_EQ(marked("\"" + phrase + "\"", "x " + phrase + " y"), "0[" + phrase + "]");
    EXPECT_EQ(marked("\"" + phrase + "\"", phrase.substr(0, phrase.size() - 1)), "");
}

} // namespace
} // namespace florilege::library
