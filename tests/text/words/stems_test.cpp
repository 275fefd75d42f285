#include "text/utf8/fold.hpp"
#include "text/words/stems.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

Stems stems(std::string_view word)
{
    return stems_of(word, fold(word));
}

bool share_a_stem(std::string_view one, std::string_view other)
{
    Stems const left = stems(one);
    Stems const right = stems(other);
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (right.contains(left[i])) return true;
    }
    return false;
}

TEST(Stems, english_and_french_forms_of_a_word_share_one)
{
    for (auto const& [one, other] : std::vector<std::pair<std::string, std::string>>{
             {"conversation", "conversations"},
             {"Réputation", "reputation"},
             {"RÉPUTATIONS", "reputation"},
             {"network", "networking"},
             {"reader", "readers"},
             {"cheval", "chevaux"},
             {"national", "nationaux"},
             {"aimer", "aimée"},
             {"organisation", "organisations"},
             {"communauté", "communautés"},
             {"communaute", "communauté"},
         }) {
        EXPECT_TRUE(share_a_stem(one, other)) << one << ' ' << other;
    }
    EXPECT_FALSE(share_a_stem("conversation", "network"));
}

TEST(Stems, are_few_distinct_folded_and_not_empty)
{
    for (std::string const word :
         {"économiques", "preferences", "préférences", "links", "œuvres", "Straße", "the"}) {
        Stems const found = stems(word);
        EXPECT_GE(found.size(), 1U) << word;
        EXPECT_LE(found.size(), Stems::most);
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_FALSE(found[i].empty());
            EXPECT_EQ(fold(found[i]), found[i]);
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_NE(found[i], found[j]);
        }
    }
}

TEST(Stems, there_are_none_for_numbers_other_scripts_and_very_short_words)
{
    for (std::string const word : {"2012", "w05", "привет", "日", "a", "of", ""})
        EXPECT_EQ(stems(word).size(), 0U) << word;
    EXPECT_EQ(stems(std::string(65, 'a')).size(), 0U);
}

TEST(Stems, a_word_finds_at_least_the_stems_of_its_form_without_accents)
{
    for (std::string const word :
         {"réputation", "déjà", "été", "créées", "naïveté", "hôpitaux", "forêts", "où"}) {
        Stems const bare = stems(fold(word));
        Stems const accented = stems(word);
        for (std::size_t i = 0; i < bare.size(); ++i)
            EXPECT_TRUE(accented.contains(bare[i])) << word;
    }
}

} // namespace
} // namespace florilege::text
