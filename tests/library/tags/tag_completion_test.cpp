#include "library/tags/tag_completion.hpp"
#include "text/utf8/fold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Tag tag(std::string name, std::int64_t bookmarks, std::vector<std::string> aliases = {})
{
    static std::int64_t id = 0;
    return {TagId{++id}, std::move(name), std::move(aliases), {}, bookmarks};
}

std::vector<std::string> names(std::vector<Completion> const& found)
{
    std::vector<std::string> out;
    for (auto const& one : found)
        out.push_back(one.name + (one.alias.empty() ? "" : " = " + one.alias));
    return out;
}

TEST(TagCompletion, finds_names_by_the_begin_of_each_word_whatever_case_and_accents)
{
    TagCompletion const known{{tag("Économie", 3), tag("old economy", 9), tag("things in New York", 2),
                               tag("macro-economics", 1), tag("newspapers", 5), tag("renew", 8)}};
    EXPECT_THAT(names(known.complete("ECO", 10)), ElementsAre("old economy", "Économie", "macro-economics"));
    EXPECT_THAT(names(known.complete("new yo", 10)), ElementsAre("things in New York"));
    EXPECT_THAT(names(known.complete("new", 10)), ElementsAre("newspapers", "things in New York"));
    EXPECT_THAT(names(known.complete("  in   new ", 10)), ElementsAre("things in New York"));
    EXPECT_THAT(names(known.complete("york new", 10)), IsEmpty());
    EXPECT_THAT(names(known.complete("new", 1)), ElementsAre("newspapers"));
    EXPECT_THAT(names(known.complete("new", 0)), IsEmpty());
}

TEST(TagCompletion, finds_a_word_wherever_searches_begin_one)
{
    TagCompletion const known{{tag("#python", 1), tag("@work", 1), tag("(old) maps", 1), tag("R&D", 1),
                               tag("a,b", 1), tag("東京旅行", 1), tag("l'Économie", 1), tag("???", 1)}};
    for (auto const& [typed, name] :
         {std::pair{"python", "#python"}, std::pair{"#py", "#python"}, std::pair{"wor", "@work"},
          std::pair{"old", "(old) maps"}, std::pair{"(old) m", "(old) maps"}, std::pair{"maps", "(old) maps"},
          std::pair{"d", "R&D"}, std::pair{"r&", "R&D"}, std::pair{"b", "a,b"}, std::pair{"旅行", "東京旅行"},
          std::pair{"京", "東京旅行"}, std::pair{"東", "東京旅行"}, std::pair{"eco", "l'Économie"},
          std::pair{"??", "???"}})
        EXPECT_THAT(names(known.complete(typed, 10)), ElementsAre(name)) << typed;
    for (auto const* typed : {"ython", "&d", ") maps", "conomie", "ld"})
        EXPECT_THAT(names(known.complete(typed, 10)), IsEmpty()) << typed;
}

TEST(TagCompletion, finds_the_same_inside_of_names_where_nearly_every_one_has_it)
{
    std::vector<Tag> tags{tag("(b) c", 9), tag("東b", 8), tag("ab", 7)};
    for (int i = 0; i < 300; ++i)
        tags.push_back(tag("b" + std::to_string(i), 1));
    EXPECT_THAT(names(TagCompletion{tags}.complete("b", 3)), ElementsAre("(b) c", "東b", "b0"));
}

TEST(TagCompletion, puts_the_exact_name_first_and_then_the_most_used)
{
    TagCompletion const known{
        {tag("art", 1), tag("artists", 50), tag("modern art", 20), tag("artefacts", 50)}};
    EXPECT_THAT(names(known.complete("art", 10)), ElementsAre("art", "artefacts", "artists", "modern art"));
    EXPECT_THAT(names(known.complete("", 2)), ElementsAre("artefacts", "artists"));
}

TEST(TagCompletion, shows_an_alias_with_its_tag_and_each_tag_once)
{
    TagCompletion const known{{tag("maps", 7, {"cartes", "map of maps"}), tag("mapping", 9)}};
    EXPECT_THAT(names(known.complete("cart", 10)), ElementsAre("maps = cartes"));
    EXPECT_THAT(names(known.complete("map", 10)), ElementsAre("mapping", "maps"));
    std::vector<std::string> many;
    for (int i = 0; i < 300; ++i)
        many.push_back("a a a a " + std::to_string(i));
    TagCompletion const crowded{{tag("one", 9, many), tag("again", 1)}};
    EXPECT_THAT(names(crowded.complete("a", 2)), ElementsAre("one = a a a a 0", "again"));
}

TEST(TagCompletion, finds_the_same_where_nearly_every_name_has_it)
{
    std::vector<Tag> tags{tag("b", 1), tag("b art", 3, {"b"}), tag("x b", 400)};
    for (int i = 0; i < 300; ++i)
        tags.push_back(tag("b" + std::to_string(i), i));
    tags.push_back(tag("ab", 999));
    TagCompletion const known{tags};
    EXPECT_THAT(names(known.complete("b", 5)), ElementsAre("b art = b", "b", "x b", "b299", "b298"));
    EXPECT_EQ(known.complete("b", 1000).size(), 303U);
}

TEST(TagCompletion, knows_nothing_of_an_empty_vocabulary)
{
    EXPECT_THAT(TagCompletion{{}}.complete("a", 5), IsEmpty());
    EXPECT_THAT(TagCompletion{{}}.complete("", 5), IsEmpty());
}

TEST(TagCompletion, finds_what_looking_at_every_name_finds)
{
    std::mt19937 random{3};
    auto const word = [&] {
        std::string text;
        for (auto left = 1 + random() % 3; left > 0; --left)
            text += "abé"[random() % 2];
        return text;
    };
    std::map<std::string, Tag> vocabulary;
    for (int i = 0; i < 200; ++i) {
        auto name = word();
        for (auto left = random() % 3; left > 0; --left)
            name += " &"[random() % 2] + word();
        vocabulary.emplace(name, tag(name, static_cast<std::int64_t>(random() % 9)));
    }
    std::vector<Tag> tags;
    for (auto const& [name, one] : vocabulary)
        tags.push_back(one);
    TagCompletion const known{tags};
    for (auto const* typed : {"a", "b", "ab", "ab a", "a b", "b b b", "bb"}) {
        std::vector<std::string> expected;
        for (auto const& one : tags)
            if ((' ' + one.name).find(' ' + std::string{typed}) != std::string::npos ||
                one.name.find('&' + std::string{typed}) != std::string::npos)
                expected.push_back(one.name);
        auto found = names(known.complete(typed, 1000));
        std::sort(found.begin(), found.end());
        EXPECT_EQ(found, expected) << typed;
    }
}

} // namespace
} // namespace florilege::library
