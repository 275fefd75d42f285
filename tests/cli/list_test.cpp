#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;

class ListCommands : public tests::CommandLine {
protected:
    void SetUp() override
    {
        run({"add", "https://maps.example/a", "--title", "Old maps"});
        run({"add", "https://maps.example/b", "--title", "New maps"});
        run({"add", "https://gardens.example/", "--title", "Gardens"});
    }

    std::string id(std::string const& title)
    {
        auto const found = run({"search", "--json", "title:\"" + title + '"'}).json();
        return std::string{found.at("items").at(0).at("id").as_string()};
    }

    void done(std::vector<std::string> words)
    {
        auto const ran = run(std::move(words));
        EXPECT_EQ(ran.exit, Exit::done) << ran.err;
    }
};

TEST_F(ListCommands, an_outline_is_made_shown_and_searched)
{
    EXPECT_EQ(run({"list"}).exit, Exit::partly);
    EXPECT_EQ(run({"list", "create", "Maps/To read", "--note", "Before the trip", "--public"}).out,
              "Maps/To read; `florilege undo` takes it back\n");
    done({"list", "add", "maps/to read", "https://maps.example/a", id("New maps")});
    done({"list", "add", "maps / to read", "gardens.example", "--at", "1", "--note", "for the way"});
    done({"list", "note", "Maps/To read", "Now the old ones", "--at", "2"});
    EXPECT_EQ(run({"list"}).out, "Maps (0)\n  To read (4, public)\n");
    EXPECT_EQ(run({"list", "show", "maps/to read"}).out, "Maps/To read (public)\n"
                                                         "Before the trip\n"
                                                         "   1  Gardens\n"
                                                         "      https://gardens.example/\n"
                                                         "      for the way\n"
                                                         "   2  Now the old ones\n"
                                                         "   3  Old maps\n"
                                                         "      https://maps.example/a\n"
                                                         "   4  New maps\n"
                                                         "      https://maps.example/b\n");
    EXPECT_EQ(run({"list", "show", "Maps"}).out, "Maps\n   /  To read (4, public)\n");
    EXPECT_EQ(run({"search", "--json", "in:Maps"}).json().at("total"), 3);
}

TEST_F(ListCommands, say_all_of_it_as_json)
{
    done({"list", "create", "Maps/Soon"});
    done({"list", "add", "Maps", id("Old maps")});
    EXPECT_EQ(run({"list", "note", "Maps", "between", "--json"}).json().at("change"), "Maps: between");
    auto const all = run({"list", "--json"}).json();
    ASSERT_EQ(all.as_array().size(), 2u);
    EXPECT_EQ(all.at(0).at("entries"), 2);
    EXPECT_EQ(all.at(1).at("path"), (boost::json::array{"Maps", "Soon"}));
    EXPECT_EQ(all.at(1).at("audience"), "me");
    auto const by_id = std::string{all.at(0).at("id").as_string()};
    auto const list = run({"list", "show", by_id, "--json"}).json();
    EXPECT_EQ(list.at("items").at(0).at("at"), 1);
    EXPECT_EQ(list.at("items").at(0).at("bookmark").at("title"), "Old maps");
    EXPECT_EQ(list.at("items").at(1).at("note"), "between");
    EXPECT_EQ(list.at("lists").at(0).at("path").at(1), "Soon");
}

TEST_F(ListCommands, entries_are_moved_removed_and_undone)
{
    done({"list", "create", "Maps"});
    done({"list", "add", "Maps", id("Old maps"), id("New maps"), id("Gardens")});
    done({"list", "move", "Maps", "3", "1"});
    EXPECT_EQ(run({"list", "show", "Maps", "--json"}).json().at("items").at(0).at("bookmark").at("title"),
              "Gardens");
    done({"list", "remove", "Maps", "1", "2"});
    EXPECT_EQ(run({"list"}).out, "Maps (1)\n");
    EXPECT_THAT(run({"undo"}).out, HasSubstr("undone: list remove: Maps: 2 entries"));
    EXPECT_EQ(run({"list"}).out, "Maps (3)\n");
    EXPECT_THAT(run({"list", "move", "Maps", "4", "1"}).err, HasSubstr("4: Maps has 3 entries"));
    EXPECT_EQ(run({"list", "move", "Maps", "4", "1"}).exit, Exit::failure);
}

TEST_F(ListCommands, lists_are_renamed_nested_edited_and_deleted)
{
    done({"list", "create", "Maps"});
    done({"list", "create", "World"});
    done({"list", "put", "Maps", "World"});
    EXPECT_EQ(run({"list", "put", "World", "World/Maps"}).exit, Exit::failure);
    done({"list", "rename", "world/maps", "Atlas"});
    done({"list", "edit", "World/Atlas", "--public", "--note", "All of it"});
    EXPECT_EQ(run({"list"}).out, "World (0)\n  Atlas (0, public)\n");
    done({"list", "edit", "World/Atlas", "--private"});
    EXPECT_EQ(run({"list", "edit", "World"}).exit, Exit::usage);
    done({"list", "put", "World/Atlas"});
    done({"list", "delete", "World"});
    EXPECT_EQ(run({"list"}).out, "Atlas (0)\n");
    EXPECT_EQ(run({"list", "delete", "World"}).exit, Exit::failure);
    done({"undo"});
    EXPECT_EQ(run({"list"}).out, "Atlas (0)\nWorld (0)\n");
}

TEST_F(ListCommands, each_undo_goes_one_change_further_back_and_by_its_number_an_undoing_is_undone)
{
    for (auto const* const title : {"Maps", "Ponds"})
        done({"list", "create", title});
    EXPECT_EQ(run({"undo"}).out, "undone: list create: Ponds\n");
    auto const second = run({"undo", "--json"}).json();
    EXPECT_EQ(second.at("number"), 1);
    EXPECT_EQ(second.at("action"), "list create");
    EXPECT_EQ(second.at("summary"), "Maps");
    EXPECT_EQ(second.at("undone"), true);
    EXPECT_EQ(run({"undo"}).err, "florilege: undo: there is nothing to undo\n");
    EXPECT_EQ(run({"undo", "3"}).out, "done again: list create: Ponds\n");
    EXPECT_EQ(run({"list"}).out, "Ponds (0)\n");
    EXPECT_THAT(run({"history", "--limit", "1"}).out, HasSubstr("list create: done again: Ponds"));
    EXPECT_EQ(run({"undo"}).out, "undone: list create: Ponds\n");
    EXPECT_EQ(run({"history", "--limit", "1", "--json"}).json().at("summary"), "undone: Ponds");
}

TEST_F(ListCommands, wrong_names_are_said_by_name)
{
    done({"list", "create", "Maps"});
    EXPECT_THAT(run({"list", "add", "Maps", "https://nowhere.example/"}).err,
                HasSubstr("https://nowhere.example/: is not saved yet; `florilege add` saves it"));
    EXPECT_THAT(run({"list", "add", "Maps", "AAAAAAAAAAAAAAAAAAAAAA"}).err,
                HasSubstr("there is no such bookmark or highlight"));
    EXPECT_EQ(run({"list", "add", "Maps", id("Old maps"), id("Gardens"), "--note", "x"}).exit, Exit::usage);
    EXPECT_EQ(run({"list", "note", "Maps", ""}).exit, Exit::usage);
    EXPECT_THAT(run({"list", "show", "Plans"}).err, HasSubstr("Plans: there is no such list"));
    EXPECT_THAT(run({"list", "create", "maps"}).err, HasSubstr("Maps: is there already"));
    done({"list", "show", "maps"});
}

} // namespace
} // namespace florilege::cli
