#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;
using DuplicatesCommand = tests::CommandLine;

TEST_F(DuplicatesCommand, lists_pages_with_their_bookmarks_and_says_how_many_there_are)
{
    EXPECT_EQ(run({"duplicates"}).exit, Exit::failure) << "there is no library";
    run({"add", "https://maps.example/old", "--title", "Old maps", "--tag", "maps"});
    EXPECT_EQ(run({"duplicates"}).exit, Exit::partly);
    run({"add", "http://maps.example/old?utm_source=mail"});
    auto const listed = run({"duplicates", "--json"}).json().as_object();
    EXPECT_EQ(listed.at("total"), 1);
    auto const& bookmarks = listed.at("pages").at(0).at("bookmarks").as_array();
    ASSERT_EQ(bookmarks.size(), 2u);
    EXPECT_EQ(bookmarks[0].at("url"), "https://maps.example/old");
    EXPECT_EQ(bookmarks[0].at("tags").at(0), "maps");
    EXPECT_EQ(bookmarks[1].at("url"), "http://maps.example/old?utm_source=mail");
    auto const told = run({"duplicates"});
    EXPECT_EQ(told.exit, Exit::done);
    EXPECT_THAT(told.out, HasSubstr("Old maps\n"));
    EXPECT_THAT(told.out, HasSubstr("1 found"));
    EXPECT_EQ(run({"duplicates", "--limit", "0"}).exit, Exit::usage);
}

} // namespace
} // namespace florilege::cli
