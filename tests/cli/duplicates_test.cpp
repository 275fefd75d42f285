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

TEST_F(DuplicatesCommand, merges_the_page_of_one_bookmark_or_all_and_undo_takes_it_back)
{
    run({"add", "https://maps.example/old", "--title", "Old maps", "--tag", "maps"});
    run({"add", "http://maps.example/old", "--note", "Streets that are gone", "--tag", "paris"});
    run({"add", "https://gardens.example/"});
    run({"add", "https://gardens.example/#roses"});
    auto const listed = run({"duplicates", "--json"}).json();
    EXPECT_EQ(listed.at("total"), 2);

    auto const& maps = listed.at("pages").at(1).at("bookmarks").as_array();
    auto const gone = std::string{maps.at(1).at("id").as_string()};
    auto const one = run({"duplicates", "--merge", gone});
    EXPECT_EQ(one.exit, Exit::done) << one.err;
    EXPECT_THAT(one.out, HasSubstr("1 pages have one bookmark now, 1 went into it; `florilege undo`"));
    auto const found = run({"search", "--json", "streets tag:maps tag:paris"}).json();
    EXPECT_EQ(found.at("total"), 1);
    EXPECT_EQ(found.at("items").at(0).at("title"), "Old maps");
    EXPECT_EQ(run({"duplicates", "--merge", gone}).exit, Exit::failure) << "nothing is left to merge";

    EXPECT_EQ(run({"duplicates", "--merge", "--json"}).json(),
              (boost::json::object{{"pages", 1}, {"bookmarks", 1}, {"changes", 1}}));
    EXPECT_EQ(run({"duplicates", "--merge"}).exit, Exit::partly);
    EXPECT_EQ(run({"search", "--json", ""}).json().at("total"), 2);
    EXPECT_THAT(run({"history"}).out, HasSubstr("bookmark merge: Old maps, saved 2 times"));
    EXPECT_EQ(run({"undo"}).exit, Exit::done);
    EXPECT_EQ(run({"duplicates", "--json"}).json().at("total"), 1);
    EXPECT_EQ(run({"undo", "1"}).exit, Exit::done);
    EXPECT_EQ(run({"duplicates", "--json"}).json(), listed);
    EXPECT_EQ(run({"check"}).exit, Exit::done);
}

TEST_F(DuplicatesCommand, names_what_it_cannot_merge)
{
    run({"add", "https://maps.example/old"});
    EXPECT_EQ(run({"duplicates", "--merge", "nonsense"}).exit, Exit::usage);
    auto const id = std::string(22, 'A');
    auto const none = run({"duplicates", "--merge", id});
    EXPECT_EQ(none.exit, Exit::failure);
    EXPECT_THAT(none.err, HasSubstr(id + ": there is no such bookmark"));
    EXPECT_EQ(run({"duplicates", id}).exit, Exit::usage) << "an id is for merging";
    EXPECT_EQ(run({"duplicates", "--merge", "--limit", "3"}).exit, Exit::usage);
}

} // namespace
} // namespace florilege::cli
