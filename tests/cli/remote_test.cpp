#include "cli/command.hpp"
#include "tests/cli/two_worlds.hpp"

#include <gmock/gmock.h>

#include <map>

namespace florilege::cli {
namespace {

using Words = std::vector<std::string>;

/// Commands that one after the other are typed in both worlds.
struct Row {
    std::string_view command; ///< what it is about
    std::vector<Words> lines;
};

std::vector<Row> const rows{
    {"add",
     {{"add", "c.example/new", "--title", "New", "--note", "N", "--tag", "maps", "--tag", "x y", "--public"},
      {"add", "https://c.example/new", "--tag", "z", "--unread", "--json"},
      {"add", "https://c.example/new", "--json"},
      {"add", "javascript:alert(1)"},
      {"search", "--json", "url:c.example"}}},
    {"search",
     {{"search"},
      {"search", "--json", "maps"},
      {"search", "--sort", "oldest", "--limit", "2", "--offset", "1", "sea OR tag:maps"},
      {"search", "--limit", "0", "--json"},
      {"search", "--json", "--limit", "1500", "reputation"},
      {"search", "nothing-is-called-so"},
      {"search", "tagg:maps"},
      {"search", "--save", "Maps & more", "--sort", "title", "tag:maps"},
      {"search", "--save", "wrong", "tagg:maps"},
      {"search", "--save", "all", "--json", "maps"},
      {"search", "--saved", "maps & more"},
      {"search", "--saved", "unread", "--json"},
      {"search", "--saved", "nowhere"}}},
    {"searches",
     {{"searches", "list"},
      {"searches", "list", "--json"},
      {"searches", "rename", "unread", "a/b ?"},
      {"searches", "rename", "nowhere", "x"},
      {"searches", "rename", "a/b ?", " "},
      {"searches", "list"},
      {"searches", "delete", "A/B ?", "--json"},
      {"searches", "delete", "nowhere"},
      {"searches", "list"}}},
    {"tag",
     {{"tag", "list"},
      {"tag", "list", "--json", "--sort", "count"},
      {"tag", "list", "no tag begins so"},
      {"tag", "complete", "o"},
      {"tag", "complete", "--json", "--limit", "2"},
      {"tag", "show", "Ocean"},
      {"tag", "show", "nature", "--json"},
      {"tag", "show", "mapz"},
      {"tag", "suggest", "b.example/other"},
      {"tag", "suggest", "https://b.example/tides", "--title", "Maps of tides", "--json"},
      {"tag", "suggest", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"tag", "rename", "atlas", "a/t l?as"},
      {"tag", "rename", "nowhere", "x"},
      {"tag", "rename", "maps", "paris"},
      {"tag", "merge", "a/t l?as", "maps", "--json"},
      {"tag", "alias", "chart", "maps"},
      {"tag", "parent", "maps", "geography"},
      {"tag", "parent", "maps"},
      {"tag", "parent", "maps", "maps"},
      {"tag", "delete", "paris", "--json"},
      {"tag", "delete", "paris"},
      {"tag", "list"},
      {"search", "tag:chart"}}},
    {"tag",
     {{"tag", "bundle", "list"},
      {"tag", "bundle", "list", "--json"},
      {"tag", "bundle", "show", "Places"},
      {"tag", "bundle", "show", "Places", "--json"},
      {"tag", "bundle", "show", "placez"},
      {"tag", "bundle", "set", "Water", "sea", "atlas"},
      {"tag", "bundle", "set", "Water", "seaa"},
      {"tag", "bundle", "rename", "places", "water"},
      {"tag", "bundle", "rename", "places", "On land", "--json"},
      {"tag", "bundle", "delete", "water"},
      {"tag", "bundle", "delete", "water"},
      {"tag", "bundle", "list"}}},
    {"history",
     {{"history"},
      {"history", "--json", "--limit", "3"},
      {"undo"},
      {"history", "--limit", "2"},
      {"undo"},
      {"history"}}},
    {"undo", {{"undo"}, {"undo"}, {"search", "--saved", "unread"}}},
    {"duplicates",
     {{"duplicates"},
      {"duplicates", "--json"},
      {"duplicates", "--merge", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"duplicates", "--merge", "x"},
      {"duplicates", "--merge"},
      {"duplicates"},
      {"duplicates", "--merge", "--json"}}},
    {"export",
     {{"export", "--format", "netscape"},
      {"export", "--format", "csv", "--query", "tag:maps"},
      {"export", "--format", "pinboard"},
      {"export", "--format", "florilege"},
      {"export", "--format", "csv", "--query", "tag:nothing"},
      {"export", "--format", "hypothesis"},
      {"export", "--format", "csv", "--query", "tagg:x"},
      {"export", "--format", "no-format"}}},
    {"imports",
     {{"imports", "list"},
      {"imports", "list", "--json"},
      {"imports", "show", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"imports", "show", "x"},
      {"imports", "undo", "AAAAAAAAAAAAAAAAAAAAAA"}}},
};

class Remote : public tests::TwoWorlds {};

TEST_F(Remote, commands_say_and_do_what_they_do_here)
{
    for (auto const& row : rows) {
        begin();
        for (auto const& words : row.lines) {
            SCOPED_TRACE(::testing::PrintToString(words));
            auto const local = here(words);
            auto const remote = there(words);
            EXPECT_EQ(alike(remote.out), alike(local.out));
            EXPECT_EQ(remote.exit, local.exit) << remote.err;
            EXPECT_EQ(remote.err.empty(), local.err.empty()) << remote.err << local.err;
        }
    }
}

} // namespace
} // namespace florilege::cli
