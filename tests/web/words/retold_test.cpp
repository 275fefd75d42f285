#include "web/words/retold.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace florilege::web {
namespace {

using ::testing::Optional;

Words const& english()
{
    return Words::in(Language::english);
}
Words const& french()
{
    return Words::in(Language::french);
}

std::string text_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// With the quotes and apostrophes that src/exchange writes.
std::string typewritten(std::string text)
{
    text = std::regex_replace(text, std::regex{"“|”"}, "\"");
    return std::regex_replace(text, std::regex{"’"}, "'");
}

TEST(Retold, says_a_sentence_in_the_words_of_the_page)
{
    EXPECT_THAT(retold(french(), "it has neither an address nor a title"),
                Optional(std::string{"il n’y a ni adresse ni titre"}));
    EXPECT_THAT(retold(english(), "it has neither an address nor a title"),
                Optional(std::string{"it has neither an address nor a title"}));
}

TEST(Retold, fills_places_with_what_stood_there)
{
    EXPECT_THAT(retold(french(), "has 12 fields instead of 13"),
                Optional(std::string{"a 12 champs au lieu de 13"}));
    EXPECT_THAT(retold(french(), R"(the feed "Ponds": cold": https://ponds.example/feed)"),
                Optional(std::string{"le fil « Ponds » : cold\": https://ponds.example/feed"}));
    EXPECT_THAT(retold(english(), "\"created\" is not a date: {yesterday}"),
                Optional(std::string{"“created” is not a date: {yesterday}"}));
}

TEST(Retold, knows_one_from_several)
{
    EXPECT_THAT(retold(french(), "broken encoding was repaired in 1 place"),
                Optional(std::string{"des caractères abîmés ont été réparés à 1 endroit"}));
    EXPECT_THAT(retold(french(), "broken encoding was repaired in 2 places"),
                Optional(std::string{"des caractères abîmés ont été réparés à 2 endroits"}));
    EXPECT_EQ(retold(french(), "broken encoding was repaired in two places"), std::nullopt);
    EXPECT_EQ(retold(french(), "broken encoding was repaired in 12345678901234567890 places"), std::nullopt);
}

TEST(Retold, says_the_reason_inside_a_sentence_too)
{
    EXPECT_THAT(
        retold(french(), R"(the address "http://" is no URL (missing host at 7); kept as unresolved)"),
        Optional(std::string{"l’adresse « http:// » n’est pas une URL (le nom du site manque, à l’octet "
                             "7) ; gardé comme non résolu"}));
    EXPECT_THAT(retold(french(), "it is damaged: Zlib error; the rest of it is not read"),
                Optional(std::string{"il est abîmé : Zlib error ; le reste n’en est pas lu"}));
}

TEST(Retold, takes_the_sentence_that_says_most_by_itself)
{
    EXPECT_THAT(retold(french(), R"(javascript: links are not kept: "A trick")"),
                Optional(std::string{"les liens javascript: ne sont pas gardés : « A trick »"}));
    EXPECT_THAT(retold(french(), "javascript: links are not kept: A trick"),
                Optional(std::string{"les liens javascript: ne sont pas gardés : A trick"}));
}

TEST(Retold, knows_nothing_of_other_texts)
{
    EXPECT_EQ(retold(french(), ""), std::nullopt);
    EXPECT_EQ(retold(french(), "Posted from Diigo. The rest of my favorite links are here."), std::nullopt);
    EXPECT_EQ(retold(french(), "it has neither an address nor a title, nor anything"), std::nullopt);
}

/// What the importers said of the files in their case folders; texts of the files themselves, which posts of
/// links have between their lists, are left out.
std::set<std::string> told_in_cases()
{
    std::set<std::string> told;
    auto const folder = std::filesystem::path{FLORILEGE_SOURCE} / "tests/exchange";
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().filename() != "out.json") continue;
        bool const is_post = entry.path().string().find("/digest_post/") != std::string::npos;
        auto const document = boost::json::parse(text_of(entry.path())).as_object();
        for (auto const* kind : {"rejected", "warned", "skipped"}) {
            auto const* const said = document.if_contains(kind);
            if (said == nullptr || (is_post && std::string_view{kind} == "skipped")) continue;
            for (auto const& one : said->as_array())
                told.emplace(one.at("text").as_string());
        }
    }
    return told;
}

TEST(Retold, knows_whatever_importers_say_of_their_cases)
{
    auto const told = told_in_cases();
    EXPECT_GT(told.size(), 100u);
    for (auto const& sentence : told) {
        auto const here = retold(english(), sentence);
        ASSERT_TRUE(here) << sentence;
        EXPECT_EQ(typewritten(*here), typewritten(sentence));
        EXPECT_NE(retold(french(), sentence), here);
    }
}

/// The texts of some length that a source says of a place in a file.
std::vector<std::string> texts_in(std::string const& source)
{
    static std::regex const says{
        R"((log::)?(reject|warn|skip|doubt|refuse|fail|damage|damaged|stop|unresolved)\(|damage = )"};
    static std::regex const text{R"re("((?:[^"\\\n]|\\.)*)")re"};
    std::vector<std::string> texts;
    for (std::sregex_iterator at{source.begin(), source.end(), says}, end; at != end; ++at) {
        if ((*at)[1].matched) continue; // what the log says
        auto const begin = source.begin() + at->position();
        auto const until = std::find(begin, source.end(), ';');
        for (std::sregex_iterator word{begin, until, text}; word != end; ++word) {
            auto const written = std::regex_replace((*word)[1].str(), std::regex{R"(\\")"}, "\"");
            if (written.size() >= 12 && written.find(' ', 1) != written.npos) texts.push_back(written);
        }
    }
    return texts;
}

TEST(Retold, knows_whatever_importers_can_say)
{
    std::string known;
    for (auto const key : english().keys())
        if (key.starts_with("problem.")) known += typewritten(std::string{english().pattern(key)}) + '\n';
    std::size_t seen = 0;
    auto const folder = std::filesystem::path{FLORILEGE_SOURCE} / "src/exchange";
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        auto const source = std::regex_replace(text_of(entry.path()), std::regex{"'\"'"}, "0");
        for (auto const& text : texts_in(source)) {
            ++seen;
            EXPECT_TRUE(retold(english(), text) || known.find(text) != known.npos)
                << entry.path() << ": " << text;
        }
    }
    EXPECT_GT(seen, 100u);
}

} // namespace
} // namespace florilege::web
