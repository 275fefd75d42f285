#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;
using Seed = tests::CommandLine;

/// Text without line ends, indentation and kinds of blanks: what is left of a passage when only its layout
/// may differ.
std::string flat(std::string_view text)
{
    std::string out;
    for (char const c : text)
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\xC2' && c != '\xA0') out += c;
    return out;
}

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
        ++found;
    return found;
}

/// The tag uses of a text's `tags:` lines.
std::size_t tag_uses(std::string const& text)
{
    std::size_t uses = 0;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string word;
        if (words >> word && word == "tags:")
            while (words >> word)
                ++uses;
    }
    return uses;
}

TEST_F(Seed, the_real_post_becomes_a_library_and_a_post_again)
{
    auto const post = (tests::shared_folder() / "seed" / "liens-de-la-semaine.txt").string();

    auto const report = run({"import", post, "--json"}).json().as_object();
    EXPECT_EQ(report.at("added"), 6);
    EXPECT_EQ(report.at("read"), 6);
    EXPECT_EQ(report.at("unresolved"), 6);
    EXPECT_EQ(report.at("highlights"), 44);
    EXPECT_EQ(report.at("tags"), 41);

    auto const digest = run({"digest", "--last", "7d", "--format", "text"}).out;
    EXPECT_EQ(count(digest, "\n  • "), 6u);
    EXPECT_EQ(tag_uses(digest), 41u);
    EXPECT_EQ(count(digest, "\n    • "), 44u);

    // Every line of the post's list stands in the digest, whole; the highlights of each entry in their order.
    auto const content = tests::content_of(post);
    auto const list = content.substr(content.find("  •"), content.find("Posted from") - content.find("  •"));
    auto const whole = flat(digest);
    std::istringstream lines{list};
    for (std::string line; std::getline(lines, line);) {
        auto text = flat(line);
        if (text.starts_with("•")) text.erase(0, std::string_view{"•"}.size());
        EXPECT_THAT(whole, HasSubstr(text));
    }
}

TEST_F(Seed, the_same_post_again_changes_nothing_repaired_or_not)
{
    auto const post = (tests::shared_folder() / "seed" / "liens-de-la-semaine.txt").string();
    run({"import", post});
    EXPECT_EQ(run({"import", post, "--json"}).json().as_object().at("unchanged"), 6);
    auto const repaired = run({"import", post, "--json", "--repair-text"}).json().as_object();
    EXPECT_EQ(repaired.at("added"), 0) << "a repaired passage is the same passage";
    EXPECT_GT(repaired.at("updated").to_number<int>(), 0) << "and its text is repaired in place";
    EXPECT_EQ(run({"import", post, "--json"}).json().as_object().at("unchanged"), 6)
        << "damage does not come back";
    EXPECT_EQ(run({"digest", "--last", "7d"}).out.find("\xE2\x82\xAC\xE2\x80\x9D"), std::string::npos);
}

} // namespace
} // namespace florilege::cli
