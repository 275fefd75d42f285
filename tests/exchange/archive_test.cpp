#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "exchange/importers/archives/zip_members.hpp"
#include "exchange/peeked_source.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/zipped.hpp"
#include "tests/store/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

constexpr char const* likes = "window.YTD.like.part0 = [{\"like\":{\"tweetId\":\"1\",\"fullText\":\"A\"}}]";
constexpr char const* addresses = "https://a.example/ A\nhttps://b.example/\n";

TEST(Archive, takes_all_it_knows_says_as_what_and_lists_the_rest)
{
    Recording recording;
    read_text(*find_format("zip"),
              zipped({{"data/like.js", likes},
                      {"links.txt", addresses},
                      {"letter.txt", "Dear Nell,\n"},
                      {"picture.png", "\x89PNG"}}),
              {}, recording);
    ASSERT_EQ(recording.bookmarks.size(), 3u);
    EXPECT_EQ(recording.bookmarks[0].place.part, "data/like.js");
    EXPECT_EQ(recording.bookmarks[2].place.part, "links.txt");
    EXPECT_EQ(recording.bookmarks[2].place.line, 2u);
    ASSERT_EQ(recording.warned.size(), 2u);
    EXPECT_EQ(recording.warned[0].place.part, "data/like.js");
    EXPECT_THAT(recording.warned[0].text, HasSubstr("read as x-likes"));
    EXPECT_THAT(recording.warned[1].text, HasSubstr("read as urls"));
    ASSERT_EQ(recording.skipped.size(), 2u);
    EXPECT_EQ(recording.skipped[0].place.part, "letter.txt");
    EXPECT_EQ(recording.skipped[1].place.part, "picture.png");
    EXPECT_THAT(recording.skipped[1].text, HasSubstr("no format known here"));
}

TEST(Archive, takes_no_picture_for_a_text_whatever_stands_in_it)
{
    std::string picture{"\xff\xd8\xff\xe0"};
    for (int number = 0; number < 1000; ++number)
        picture += std::string{"\0\x01\x9f", 3} + "pixels\n@book{a, title = {A}}\nhttps://a.example/\n";
    Recording recording;
    read_text(*find_format("zip"), zipped({{"media/1.jpg", picture}, {"links.txt", addresses}}), {},
              recording);
    EXPECT_EQ(recording.bookmarks.size(), 2u);
    ASSERT_EQ(recording.skipped.size(), 1u);
    EXPECT_EQ(recording.skipped[0].place.part, "media/1.jpg");
    EXPECT_TRUE(recording.rejected.empty());
    EXPECT_TRUE(recognise(head_text(picture)).empty());
    picture.erase(std::remove(picture.begin() + 10, picture.end(), '\0'), picture.end());
    EXPECT_FALSE(recognise(head_text(picture)).empty()) << "a zero here and there makes no picture of a text";
}

TEST(Archive, of_reddit_gives_what_was_saved_and_not_what_was_hidden_or_voted_for)
{
    auto const table = [](std::string const& id) {
        return "id,permalink\n" + id + ",https://www.reddit.com/r/ponds/comments/" + id + "/ice/\n";
    };
    Recording recording;
    read_text(*find_format("zip"),
              zipped({{"hidden_posts.csv", table("1a")},
                      {"post_votes.csv", "id,permalink,direction\n2b,https://www.reddit.com/x,up\n"},
                      {"saved_posts.csv", table("3c")}}),
              {}, recording);
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.bookmarks[0].place.part, "saved_posts.csv");
    EXPECT_EQ(recording.bookmarks[0].draft.origin, "reddit:t3_3c");
}

TEST(Archive, does_not_open_an_archive_inside_nor_a_member_with_a_name_of_tricks)
{
    Recording recording;
    read_text(*find_format("zip"),
              zipped({{"inner.zip", zipped({{"links.txt", addresses}})}, {"../links.txt", addresses}}), {},
              recording);
    EXPECT_TRUE(recording.bookmarks.empty());
    EXPECT_EQ(recording.skipped.size(), 1u);
    ASSERT_EQ(recording.warned.size(), 1u);
    EXPECT_THAT(recording.warned[0].text, HasSubstr("no plain path"));
}

TEST(Archive, stops_at_what_it_may_unpack)
{
    Recording recording;
    std::string many;
    for (int number = 0; number < 1000; ++number)
        many += "https://a.example/" + std::to_string(number) + '\n';
    read_text(*find_format("zip"), zipped({{"one.txt", many}, {"two.txt", many}}), {.unpacked_bytes = 25'000},
              recording);
    EXPECT_GE(recording.bookmarks.size(), 1000u);
    EXPECT_LT(recording.bookmarks.size(), 2000u);
    EXPECT_THAT(recording.warned.back().text, HasSubstr("more than is allowed"));
}

TEST(Archive, is_less_sure_than_the_formats_that_know_their_archives)
{
    std::string rows = "title,url,time_added,tags,status\n";
    for (int number = 0; number < 20; ++number)
        rows += "A,https://a.example/,1600322788,,unread\n";
    auto const pocket = zipped({{"part_000000.csv", rows}});
    EXPECT_EQ(recognise(head_text(pocket)).front().format->name, "pocket-zip");
    EXPECT_EQ(recognise(head_text(zipped({{"links.txt", addresses}}))).front().format->name, "zip");
}

/// As the command line and an upload have one.
class ArchiveOnDisk : public ::testing::Test {
protected:
    void read(std::string const& bytes, ImportOptions const& options)
    {
        auto const file = folder.path() / "all.zip";
        std::ofstream{file, std::ios::binary} << bytes;
        auto const source = open_file(file);
        PeekedSource peeked{*source, head_bytes};
        find_format("zip")->read(peeked, options, recording);
        told_of = peeked.bytes();
    }
    tests::TemporaryFolder folder;
    Recording recording;
    std::uint64_t told_of = 0; ///< of the file's bytes
};

TEST_F(ArchiveOnDisk, may_be_larger_than_what_is_held_in_memory)
{
    auto const bytes =
        zipped({{"picture.png", std::string(5000, 'p')}, {"links.txt", addresses}}, ZIP_CM_STORE);
    read(bytes, {.document_bytes = bytes.size() - 1});
    EXPECT_TRUE(recording.refused.empty());
    EXPECT_EQ(recording.bookmarks.size(), 2u);
    EXPECT_EQ(told_of, 5000 + std::string_view{addresses}.size());
    Recording refused;
    read_text(*find_format("zip"), bytes, {.document_bytes = bytes.size() - 1}, refused);
    ASSERT_EQ(refused.refused.size(), 1u) << "what comes as it is read must be held";
    EXPECT_THAT(refused.refused[0].text, HasSubstr("no file on the disk"));
}

TEST_F(ArchiveOnDisk, whose_list_of_files_would_fill_memory_is_refused)
{
    Members many;
    for (int number = 0; number < 100; ++number)
        many.emplace_back(std::to_string(number), "x");
    read(zipped(many), {.document_bytes = 4000});
    ASSERT_EQ(recording.refused.size(), 1u);
    EXPECT_THAT(recording.refused[0].text, HasSubstr("its list of files is longer than 4000 bytes"));
    EXPECT_TRUE(recording.skipped.empty());
}

TEST_F(ArchiveOnDisk, is_looked_at_so_far_and_no_further)
{
    Members many(most_members, {"picture.png", "p"});
    for (std::size_t number = 0; number < many.size(); ++number)
        many[number].first = std::to_string(number);
    many.emplace_back("links.txt", addresses);
    read(zipped(many, ZIP_CM_STORE), {});
    EXPECT_TRUE(recording.bookmarks.empty());
    ASSERT_FALSE(recording.warned.empty());
    EXPECT_THAT(recording.warned.back().text, HasSubstr("only the first 100000 were looked at"));
}

TEST_F(ArchiveOnDisk, that_is_damaged_is_refused)
{
    read("PK\x03\x04" + std::string(5000, 'x'), {.document_bytes = 1000});
    ASSERT_EQ(recording.refused.size(), 1u);
    EXPECT_THAT(recording.refused[0].text, HasSubstr("no readable zip archive"));
}

TEST(Archive, that_cannot_be_read_is_refused)
{
    Recording recording;
    read_text(*find_format("zip"), "PK\x03\x04 and no more", {}, recording);
    ASSERT_EQ(recording.refused.size(), 1u);
    EXPECT_THAT(recording.refused[0].text, HasSubstr("no readable zip archive"));
}

} // namespace
} // namespace florilege::exchange
