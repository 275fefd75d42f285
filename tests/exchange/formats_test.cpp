#include "exchange/formats.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/recording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace florilege::exchange {
namespace {

TEST(Formats, are_found_by_their_names_and_each_name_is_one)
{
    std::set<std::string_view> names;
    for (auto const* format : formats()) {
        EXPECT_EQ(find_format(format->name), format);
        EXPECT_TRUE(names.insert(format->name).second) << format->name;
        EXPECT_FALSE(format->description.empty());
    }
    EXPECT_EQ(find_format("nonsense"), nullptr);
    EXPECT_EQ(find_format(""), nullptr);
}

TEST(Formats, nothing_is_recognised_in_nothing)
{
    EXPECT_TRUE(recognise("").empty());
    EXPECT_TRUE(recognise(head_text(std::string(1000, '\0'))).empty());
    EXPECT_EQ(looks_like(""), "");
}

TEST(Formats, every_own_case_is_recognised_as_what_it_is)
{
    std::pair<char const*, char const*> const cases[]{
        {"netscape/chrome/in.html", "netscape"},
        {"netscape/google/in.html", "netscape"},
        {"netscape/linkding/in.html", "netscape"},
        {"netscape/internet-explorer/in.html", "netscape"},
        {"netscape/gbk-without-declaration/in.html", "netscape"},
        {"urls/with-and-without-titles/in.txt", "urls"},
        {"pocket_html/both-lists/in.html", "pocket-html"},
        {"pocket_csv/five-columns/in.csv", "pocket-csv"},
        {"pocket_csv/with-a-cursor/in.csv", "pocket-csv"},
        {"pinboard_json/posts/in.json", "pinboard-json"},
        {"pinboard_xml/posts/in.xml", "pinboard-xml"},
        {"delicious_xml/posts/in.xml", "delicious-xml"},
        {"delicious_json/items/in.json", "delicious-json"}};
    for (auto const& [file, name] : cases) {
        auto const candidates =
            recognise(head_text(tests::content_of(tests::fixture("exchange/" + std::string{file}))));
        ASSERT_FALSE(candidates.empty()) << file;
        EXPECT_EQ(candidates.front().format->name, name) << file;
        EXPECT_GE(candidates.front().likeness, Likeness::likely) << file;
    }
}

TEST(Formats, answers_of_an_api_with_nothing_in_them_are_recognised)
{
    std::pair<char const*, char const*> const cases[]{
        {R"({"total":0,"rows":[]})", "hypothesis"},
        {R"({"count":0,"next":null,"previous":null,"results":[]})", "linkding-json"}};
    for (auto const& [content, name] : cases) {
        auto const candidates = recognise(head_text(content));
        ASSERT_FALSE(candidates.empty()) << content;
        EXPECT_EQ(candidates.front().format->name, name);
        EXPECT_GE(candidates.front().likeness, Likeness::likely);
        Recording recording;
        read_text(*candidates.front().format, content, {}, recording);
        EXPECT_EQ(recording.read(), 0U);
        EXPECT_TRUE(recording.refused.empty()) << content;
    }
}

/// Formats all of whose cases with a bookmark in them are looked at below.
class OwnCases : public ::testing::TestWithParam<char const*> {};

TEST_P(OwnCases, are_recognised_as_their_format_and_as_no_other)
{
    std::string folder = GetParam();
    std::ranges::replace(folder, '-', '_');
    int looked_at = 0;
    for (auto const& one : std::filesystem::directory_iterator{tests::fixture("exchange/" + folder)}) {
        auto const out = tests::content_of(one.path() / "out.json");
        if (out.find("\"bookmarks\"") == out.npos) continue;
        for (auto const& file : std::filesystem::directory_iterator{one.path()}) {
            if (file.path().stem() != "in") continue;
            ++looked_at;
            auto const candidates =
                recognise(head_text(std::string_view{tests::content_of(file.path())}.substr(0, 64 * 1024)));
            ASSERT_FALSE(candidates.empty()) << file.path();
            EXPECT_EQ(candidates.front().format->name, GetParam()) << file.path();
            EXPECT_GE(candidates.front().likeness, Likeness::likely) << file.path();
            if (candidates.size() > 1) {
                EXPECT_LT(candidates[1].likeness, candidates[0].likeness)
                    << file.path() << " may as well be " << candidates[1].format->name;
            }
        }
    }
    EXPECT_GT(looked_at, 0);
}

INSTANTIATE_TEST_SUITE_P(Formats, OwnCases,
                         ::testing::Values("kindle", "hypothesis", "chrome-json", "firefox-json",
                                           "firefox-jsonlz4", "safari-plist", "onetab", "tab-sessions",
                                           "x-likes", "opml", "feed", "json-feed", "enex", "ris", "csl-json",
                                           "zotero-json", "bibtex"));

TEST(Formats, the_wrong_name_is_answered_with_the_right_one)
{
    EXPECT_THAT(looks_like("<!DOCTYPE netscape-bookmark-file-1>\n"),
                ::testing::HasSubstr("--format netscape"));
}

TEST(Formats, the_head_is_converted_to_plain_text)
{
    EXPECT_EQ(head_text("\xEF\xBB\xBF"
                        "a\r\nb\rc"),
              "a\nb\nc");
    EXPECT_EQ(head_text(std::string_view{"\xFF\xFE"
                                         "a\0\n\0",
                                         6}),
              "a\n");
}

} // namespace
} // namespace florilege::exchange
