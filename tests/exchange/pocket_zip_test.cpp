#include "exchange/formats.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/zipped.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

std::string part(int number)
{
    return "title,url,time_added,tags,status\nNumber " + std::to_string(number) + ",https://n.example/" +
           std::to_string(number) + ",1600322788,a|b,unread\n";
}

void read_zip(Members const& members, Recording& recording, ImportOptions const& options = {})
{
    read_text(*find_format("pocket-zip"), zipped(members), options, recording);
}

TEST(PocketZip, reads_every_part_in_order_and_tells_of_the_rest)
{
    Recording recording;
    read_zip({{"part_000000.csv", part(0)}, {"notes.txt", "hello"}, {"pocket/part_000001.csv", part(1)}},
             recording);
    ASSERT_EQ(recording.bookmarks.size(), 2u);
    EXPECT_EQ(recording.bookmarks[0].draft.title, "Number 0");
    EXPECT_EQ(recording.bookmarks[0].place.part, "part_000000.csv");
    EXPECT_EQ(recording.bookmarks[0].place.line, 2u);
    EXPECT_EQ(recording.bookmarks[1].place.part, "pocket/part_000001.csv");
    ASSERT_EQ(recording.skipped.size(), 1u);
    EXPECT_EQ(recording.skipped[0].place.part, "notes.txt");
}

TEST(PocketZip, reads_highlights_behind_the_lists)
{
    std::string const said =
        R"([{"url":"https://n.example/0","title":"Number 0","highlights":[{"quote":"Ice",)"
        R"("created_at":1600322800}]}])";
    Recording recording;
    read_zip({{"annotations/part_000000.json", said},
              {"part_000000.csv", part(0)},
              {"pocket/annotations/part_000001.json", "[]"},
              {"annotations/readme.json", "[]"}},
             recording);
    ASSERT_EQ(recording.bookmarks.size(), 2U);
    EXPECT_TRUE(recording.bookmarks[0].draft.highlights.empty());
    ASSERT_EQ(recording.bookmarks[1].draft.highlights.size(), 1U);
    EXPECT_EQ(recording.bookmarks[1].draft.highlights[0].quote, "Ice");
    EXPECT_EQ(recording.bookmarks[1].place.part, "annotations/part_000000.json");
    ASSERT_EQ(recording.skipped.size(), 1U);
    EXPECT_EQ(recording.skipped[0].place.part, "annotations/readme.json");
    EXPECT_TRUE(recording.refused.empty());

    Recording alone;
    read_zip({{"annotations/part_000000.json", said}}, alone);
    EXPECT_EQ(alone.bookmarks.size(), 1U);
    EXPECT_TRUE(alone.refused.empty());
}

TEST(PocketZip, names_that_leave_their_folder_are_warned_about_and_not_read)
{
    for (auto const* name : {"../part_000000.csv", "a/../../part_000000.csv", "/etc/part_000000.csv",
                             "C:\\part_000000.csv", "..\\part_000000.csv"}) {
        Recording recording;
        read_zip({{name, part(0)}, {"part_000001.csv", part(1)}}, recording);
        EXPECT_EQ(recording.bookmarks.size(), 1u) << name;
        EXPECT_EQ(recording.warned.size(), 1u) << name;
    }
}

TEST(PocketZip, a_bomb_is_not_unpacked)
{
    Recording recording;
    read_zip({{"part_000000.csv", part(0) + std::string(8u << 20, 'x')}, {"part_000001.csv", part(1)}},
             recording);
    ASSERT_FALSE(recording.warned.empty());
    EXPECT_THAT(recording.warned[0].text, HasSubstr("200 times"));
    ASSERT_EQ(recording.bookmarks.size(), 2u) << "what came before, and the other part";
}

TEST(PocketZip, all_members_together_have_a_limit)
{
    Recording recording;
    Members members;
    for (int i = 0; i < 10; ++i)
        members.emplace_back("part_00000" + std::to_string(i) + ".csv", part(i));
    read_zip(members, recording, {.unpacked_bytes = 5 * part(0).size()});
    EXPECT_EQ(recording.bookmarks.size(), 5u);
    EXPECT_EQ(recording.warned.size(), 1u);
}

TEST(PocketZip, a_damaged_archive_is_refused)
{
    auto const bytes = zipped({{"part_000000.csv", part(0)}});
    for (auto const& broken :
         {std::string{}, std::string{"PK\x03\x04"}, bytes.substr(0, bytes.size() / 2), bytes.substr(20)}) {
        Recording recording;
        read_text(*find_format("pocket-zip"), broken, {}, recording);
        EXPECT_EQ(recording.read(), 0u);
        EXPECT_EQ(recording.refused.size(), 1u);
    }
}

TEST(PocketZip, every_flipped_byte_is_survived)
{
    auto const bytes = zipped({{"part_000000.csv", part(0) + part(1) + part(2)}});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto broken = bytes;
        broken[at] = static_cast<char>(~broken[at]);
        Recording recording;
        read_text(*find_format("pocket-zip"), broken, {}, recording);
        EXPECT_LE(recording.read(), bytes.size());
    }
}

TEST(PocketZip, an_archive_that_is_too_large_or_holds_no_list_is_refused)
{
    Recording large;
    read_zip({{"part_000000.csv", part(0)}}, large, {.document_bytes = 50});
    EXPECT_EQ(large.refused.size(), 1u);
    Recording other;
    read_zip({{"photo.jpg", "x"}}, other);
    EXPECT_EQ(other.refused.size(), 1u);
    EXPECT_EQ(other.skipped.size(), 1u);
}

TEST(PocketZip, is_recognised_by_its_members)
{
    auto const bytes = zipped({{"part_000000.csv", part(0)}});
    auto const candidates = recognise(head_text(bytes));
    ASSERT_FALSE(candidates.empty());
    EXPECT_EQ(candidates.front().format->name, "pocket-zip");
    EXPECT_EQ(candidates.front().likeness, Likeness::certain);
}

} // namespace
} // namespace florilege::exchange
