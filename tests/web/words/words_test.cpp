#include "web/words/words.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace florilege::web {
namespace {

using digest::Language;

/// The names of the places of a message: "{count, plural, …}" has "count".
std::set<std::string> places_of(std::string_view of)
{
    std::string const pattern{of};
    // What follows the name of a case is a text, and no place.
    static std::regex const place{R"((=\d+ |one |many |other )?\{([a-z_]+)[,}])"};
    std::set<std::string> names;
    for (std::sregex_iterator at{pattern.begin(), pattern.end(), place}, end; at != end; ++at)
        if (!(*at)[1].matched) names.insert((*at)[2]);
    return names;
}

std::string all_of(std::filesystem::path const& folder)
{
    std::string text;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        auto const ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".hpp" && ending != ".mustache") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        text.append(std::istreambuf_iterator<char>{file}, {});
    }
    return text;
}

TEST(PageWords, are_the_same_messages_in_both_languages)
{
    EXPECT_EQ(Words::in(Language::english).keys(), Words::in(Language::french).keys());
}

TEST(PageWords, have_the_same_places_in_both_languages)
{
    auto const& french = Words::in(Language::french);
    for (auto const key : Words::in(Language::english).keys())
        EXPECT_EQ(places_of(Words::in(Language::english).pattern(key)), places_of(french.pattern(key)))
            << key;
}

TEST(PageWords, write_apostrophes_as_people_do)
{
    for (auto const language : {Language::english, Language::french})
        for (auto const key : Words::in(language).keys())
            EXPECT_EQ(Words::in(language).pattern(key).find('\''), std::string::npos) << key;
}

/// The names of the sentences that any part of ours makes.
std::set<std::string> sayings_in(std::string_view source)
{
    constexpr std::string_view begin = "Saying{\"";
    std::set<std::string> names;
    for (auto at = source.find(begin); at != source.npos; at = source.find(begin, at)) {
        at += begin.size();
        names.emplace(source.substr(at, source.find('"', at) - at));
    }
    return names;
}

TEST(PageWords, are_there_for_every_sentence_that_a_part_of_ours_makes)
{
    auto const sayings = sayings_in(all_of(std::filesystem::path{FLORILEGE_SOURCE} / "src"));
    auto const& words = Words::in(Language::english);
    std::set<std::string> known;
    for (auto const key : words.keys())
        if (key.starts_with("fact.") || key.starts_with("fault.")) known.emplace(key);
    EXPECT_FALSE(known.empty());
    EXPECT_EQ(sayings, known);
}

TEST(PageWords, are_all_said_somewhere)
{
    auto const source = all_of(std::filesystem::path{FLORILEGE_SOURCE} / "src/web");
    for (auto const key : Words::in(Language::english).keys()) {
        auto const text = std::string{key};
        // Those of a status and of a kind are put together from both.
        auto const family = text.substr(0, text.rfind('.') + 1);
        bool const said = source.find("[[" + text + "]]") != std::string::npos ||
                          source.find('"' + text + '"') != std::string::npos;
        EXPECT_TRUE(said || source.find('"' + family + '"') != std::string::npos ||
                    text.starts_with("error.") || text.starts_with("fact.") || text.starts_with("fault."))
            << text;
    }
}

} // namespace
} // namespace florilege::web
