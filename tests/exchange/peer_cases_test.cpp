#include "exchange/formats.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace florilege::exchange {
namespace {

/// Formats of services: each has a folder of cases under its name with "_" for "-".
class PeerFormat : public ::testing::TestWithParam<char const*> {
protected:
    static Format const& format() { return *find_format(GetParam()); }
    static std::string folder()
    {
        std::string name = GetParam();
        std::ranges::replace(name, '-', '_');
        return name;
    }
};

TEST_P(PeerFormat, reads_every_case_as_expected)
{
    run_cases(format(), folder());
}

TEST_P(PeerFormat, has_cases_that_are_recognised_as_it_and_as_no_other)
{
    int looked_at = 0;
    for (auto const& one : std::filesystem::directory_iterator{tests::fixture("exchange/" + folder())}) {
        // What holds nothing to read may be of any format, and what needs a map says nothing by itself.
        if (tests::content_of(one.path() / "out.json").find("\"bookmarks\"") == std::string::npos) continue;
        if (one.path().filename() == "a-map") continue;
        for (auto const& file : std::filesystem::directory_iterator{one.path()}) {
            if (file.path().stem() != "in") continue;
            ++looked_at;
            auto const candidates = recognise(head_text(tests::content_of(file.path())));
            ASSERT_FALSE(candidates.empty()) << file.path();
            EXPECT_EQ(candidates.front().format->name, GetParam()) << file.path();
            bool const any_table = std::string_view{GetParam()} == "csv";
            EXPECT_GE(candidates.front().likeness, any_table ? Likeness::weak : Likeness::likely)
                << file.path();
            if (candidates.size() > 1) {
                EXPECT_LT(candidates[1].likeness, candidates[0].likeness)
                    << file.path() << " may as well be " << candidates[1].format->name;
            }
        }
    }
    EXPECT_GT(looked_at, 0);
}

/// The last record may be read as far as it goes, or be rejected; in a CSV a quote that is cut off makes
/// records of its lines.
TEST_P(PeerFormat, keeps_every_record_before_the_place_where_a_file_is_cut_off)
{
    for (auto const& one : std::filesystem::directory_iterator{tests::fixture("exchange/" + folder())}) {
        if (one.path().filename() == "a-map") continue;
        std::string content;
        for (auto const& entry : std::filesystem::directory_iterator{one.path()})
            if (entry.path().stem() == "in") content = tests::content_of(entry.path());
        std::size_t before = 0;
        for (std::size_t length = 1; length <= content.size(); length += 1 + content.size() / 60) {
            Recording recording;
            read_text(format(), content.substr(0, length), {}, recording);
            EXPECT_GE(recording.read() + 1, before) << one.path() << " cut at " << length;
            before = std::max(before, recording.bookmarks.size());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Peers, PeerFormat,
                         ::testing::Values("instapaper-csv", "raindrop-csv", "matter-csv", "mymind-csv",
                                           "reddit-csv", "readwise-reader-csv", "readwise-csv",
                                           "linkding-json", "wallabag-json", "elcurator-json",
                                           "readability-json", "karakeep-json", "linkwarden-json",
                                           "omnivore-json", "medium-html", "pocket-json", "diigo-json",
                                           "csv"),
                         [](auto const& one) {
                             std::string name = one.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

} // namespace
} // namespace florilege::exchange
