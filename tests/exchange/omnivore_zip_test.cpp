#include "exchange/formats.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/zipped.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

std::string item(std::string const& slug)
{
    return R"({"id":"id-)" + slug + R"(","slug":")" + slug + R"(","title":"About )" + slug +
           R"(","url":"https://ponds.example/)" + slug +
           R"(","state":"Active","readingProgress":0,"labels":["winter"],"savedAt":"2024-10-29T16:30:11.123Z"})";
}

std::string list_of(std::string const& items)
{
    return "[\n" + items + "\n]";
}

void read_zip(Members const& members, Recording& recording, ImportOptions const& options = {})
{
    read_text(*find_format("omnivore-zip"), zipped(members), options, recording);
}

TEST(OmnivoreZip, brings_items_with_their_content_and_highlights)
{
    Recording recording;
    read_zip({{"metadata_0_to_20.json", list_of(item("ice") + ",\n" + item("reeds"))},
              {"content/ice.html", "<h1>Ice</h1><p>The pond <b>froze</b>.</p><script>alert(1)</script>"},
              {"highlights/ice.md",
               "> The pond froze.\n> And stayed so. \n\n#cold #two words\n\nMine\n\nstill mine\n\n> Again."},
              {"metadata_20_to_40.json", list_of(item("herons"))}},
             recording);
    ASSERT_EQ(recording.bookmarks.size(), 3u);
    auto const& ice = recording.bookmarks[0].draft;
    EXPECT_EQ(ice.article, "Ice\n\nThe pond froze.");
    EXPECT_EQ(ice.origin, "omnivore:id-ice");
    EXPECT_EQ(recording.bookmarks[0].place.part, "metadata_0_to_20.json");
    EXPECT_EQ(recording.bookmarks[0].place.line, 2u);
    ASSERT_EQ(ice.highlights.size(), 2u);
    EXPECT_EQ(ice.highlights[0].quote, "The pond froze.\nAnd stayed so.");
    EXPECT_EQ(ice.highlights[0].note, "Mine\n\nstill mine");
    EXPECT_EQ(ice.highlights[0].extra, R"({"labels":"#cold #two words"})");
    EXPECT_EQ(ice.highlights[1].quote, "Again.");
    EXPECT_TRUE(recording.bookmarks[1].draft.article.empty());
    EXPECT_TRUE(recording.skipped.empty());
    EXPECT_TRUE(recording.warned.empty());
}

TEST(OmnivoreZip, tells_of_files_that_no_item_names)
{
    Recording recording;
    read_zip({{"metadata_0_to_20.json", list_of(item("ice"))},
              {"content/ice.pdf", "%PDF"},
              {"content/", ""},
              {"highlights/gone.md", "> x"},
              {"readme.txt", "hello"}},
             recording);
    EXPECT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.skipped.size(), 3u);
}

TEST(OmnivoreZip, does_not_read_names_that_leave_their_folder)
{
    Recording recording;
    read_zip({{"metadata_0_to_20.json", list_of(item("ice"))},
              {"../metadata_20_to_40.json", list_of(item("reeds"))}},
             recording);
    EXPECT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.warned.size(), 1u);
}

TEST(OmnivoreZip, does_not_unpack_a_bomb_and_holds_to_the_limit_of_all)
{
    Recording bomb;
    read_zip(
        {{"metadata_0_to_20.json", list_of(item("ice"))}, {"content/ice.html", std::string(8u << 20, 'x')}},
        bomb);
    ASSERT_EQ(bomb.bookmarks.size(), 1u);
    EXPECT_EQ(bomb.bookmarks[0].draft.url->text(), "https://ponds.example/ice");
    ASSERT_FALSE(bomb.warned.empty());
    EXPECT_THAT(bomb.warned[0].text, HasSubstr("200 times"));

    Recording much;
    auto const list = list_of(item("ice"));
    read_zip({{"metadata_0_to_20.json", list}, {"content/ice.html", "<p>more than is left</p>"}}, much,
             {.unpacked_bytes = list.size() + 5});
    EXPECT_EQ(much.bookmarks.size(), 1u);
    EXPECT_FALSE(much.warned.empty());
}

TEST(OmnivoreZip, passes_over_content_longer_than_a_record_and_says_so)
{
    Recording recording;
    std::string page;
    for (int at = 0; at < 2000; ++at)
        page += "<p>" + std::to_string(at * 7919) + "</p>";
    read_zip({{"metadata_0_to_20.json", list_of(item("ice"))}, {"content/ice.html", page}}, recording,
             {.record_bytes = 1000});
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_TRUE(recording.bookmarks[0].draft.article.empty());
    EXPECT_EQ(recording.warned.size(), 1u);
}

TEST(OmnivoreZip, refuses_what_is_damaged_too_large_or_of_somebody_else)
{
    auto const bytes = zipped({{"metadata_0_to_20.json", list_of(item("ice"))}});
    for (auto const& broken :
         {std::string{}, std::string{"PK\x03\x04"}, bytes.substr(0, bytes.size() / 2), bytes.substr(20)}) {
        Recording recording;
        read_text(*find_format("omnivore-zip"), broken, {}, recording);
        EXPECT_EQ(recording.read(), 0u);
        EXPECT_EQ(recording.refused.size(), 1u);
    }
    Recording large;
    read_text(*find_format("omnivore-zip"), bytes, {.document_bytes = 50}, large);
    EXPECT_EQ(large.refused.size(), 1u);
    Recording other;
    read_zip({{"photo.jpg", "x"}}, other);
    EXPECT_EQ(other.refused.size(), 1u);
}

TEST(OmnivoreZip, survives_every_flipped_byte)
{
    auto const bytes = zipped({{"metadata_0_to_20.json", list_of(item("ice"))},
                               {"content/ice.html", "<p>Ice</p>"},
                               {"highlights/ice.md", "> Ice"}});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto broken = bytes;
        broken[at] = static_cast<char>(~broken[at]);
        Recording recording;
        read_text(*find_format("omnivore-zip"), broken, {}, recording);
        EXPECT_LE(recording.read(), bytes.size());
    }
}

TEST(OmnivoreZip, is_recognised_by_its_members_and_pocket_by_its_own)
{
    auto const candidates = recognise(head_text(zipped({{"metadata_0_to_20.json", list_of(item("ice"))}})));
    ASSERT_FALSE(candidates.empty());
    EXPECT_EQ(candidates.front().format->name, "omnivore-zip");
    EXPECT_EQ(candidates.front().likeness, Likeness::certain);
    EXPECT_EQ(recognise(head_text(zipped({{"part_000000.csv", "title,url"}}))).front().format->name,
              "pocket-zip");
}

} // namespace
} // namespace florilege::exchange
