#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;

class SavedSearchCommands : public tests::CommandLine {
protected:
    void SetUp() override
    {
        run({"add", "https://maps.example/b", "--title", "Old maps", "--tag", "maps"});
        run({"add", "https://maps.example/a", "--title", "A new map", "--tag", "maps"});
        run({"add", "https://gardens.example/", "--title", "Gardens"});
    }
};

TEST_F(SavedSearchCommands, a_search_is_saved_asked_and_listed)
{
    auto const saved = run({"search", "--save", "Maps", "--sort", "title", "tag:maps"});
    EXPECT_EQ(saved.exit, Exit::done) << saved.err;
    EXPECT_THAT(saved.out, HasSubstr("Maps is saved; `florilege search --saved 'Maps'` asks it"));
    auto const found = run({"search", "--saved", "maps", "--json"}).json().as_object();
    EXPECT_EQ(found.at("total"), 2);
    EXPECT_EQ(found.at("items").at(0).at("title"), "A new map");
    auto const oldest =
        run({"search", "--saved", "maps", "--sort", "oldest", "--limit", "1", "--json"}).json();
    EXPECT_EQ(oldest.at("items").as_array().size(), 1u);
    EXPECT_EQ(run({"searches", "list"}).out, "Maps: tag:maps (title first)\n");
    auto const listed = run({"searches", "list", "--json"}).json().as_object();
    EXPECT_EQ(listed.at("name"), "Maps");
    EXPECT_EQ(listed.at("query"), "tag:maps");
    EXPECT_EQ(listed.at("sort"), "title");
}

TEST_F(SavedSearchCommands, the_query_is_checked_when_it_is_saved)
{
    auto const asked = run({"search", "old tagg:maps"});
    auto const saved = run({"search", "--save", "wrong", "old tagg:maps"});
    EXPECT_EQ(saved.exit, Exit::usage);
    EXPECT_EQ(saved.err, asked.err);
    EXPECT_THAT(saved.err, HasSubstr("at 5: `tagg:` is no field"));
    EXPECT_EQ(run({"searches", "list"}).exit, Exit::partly) << "nothing is saved";
    EXPECT_EQ(run({"search", "--save", "forgotten"}).exit, Exit::usage);
    EXPECT_EQ(run({"search", "--save", " ", "maps"}).exit, Exit::usage);
    EXPECT_EQ(run({"search", "--saved", "x", "maps"}).exit, Exit::usage);
}

TEST_F(SavedSearchCommands, a_saved_search_is_renamed_deleted_and_undone)
{
    run({"search", "--save", "maps", "tag:maps"});
    EXPECT_EQ(run({"searches", "rename", "maps", "old maps"}).out,
              "maps → old maps; `florilege undo` takes it back\n");
    auto const gone = run({"search", "--saved", "maps"});
    EXPECT_EQ(gone.exit, Exit::failure);
    EXPECT_THAT(gone.err, HasSubstr("maps: there is no such saved search; `florilege searches list`"));
    EXPECT_EQ(run({"searches", "delete", "Old Maps"}).exit, Exit::done);
    EXPECT_EQ(run({"searches", "delete", "old maps"}).exit, Exit::failure);
    EXPECT_THAT(run({"undo"}).out, HasSubstr("undone: search delete: old maps"));
    EXPECT_EQ(run({"undo", "2"}).exit, Exit::done);
    EXPECT_EQ(run({"search", "--saved", "maps", "--json"}).json().at("total"), 2);
    EXPECT_THAT(run({"history"}).out, HasSubstr("search rename: maps → old maps (undone)"));
}

TEST_F(SavedSearchCommands, days_of_a_saved_query_are_counted_when_it_is_asked)
{
    run({"search", "--save", "week", "after:7d"});
    EXPECT_EQ(run({"search", "--saved", "week", "--json"}).json().at("total"), 3);
    clock.time += std::chrono::days{30};
    EXPECT_EQ(run({"search", "--saved", "week", "--json"}).json().at("total"), 0);
}

} // namespace
} // namespace florilege::cli
