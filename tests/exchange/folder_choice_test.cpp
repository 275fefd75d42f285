#include "exchange/folder_choice.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

library::BookmarkDraft in_folders(FoldersAs choice)
{
    library::BookmarkDraft draft;
    draft.tags = {"maps"};
    draft.lists = {{"Toolbar", "maps", "Old"}, {"Toolbar"}};
    place_in_folders(draft, choice);
    return draft;
}

using Tags = std::vector<std::string>;

TEST(FolderChoice, keeps_lists_as_they_are)
{
    auto const draft = in_folders(FoldersAs::lists);
    EXPECT_EQ(draft.tags, Tags{"maps"});
    EXPECT_EQ(draft.lists.size(), 2u);
}

TEST(FolderChoice, makes_a_tag_of_each_folder_once)
{
    auto const draft = in_folders(FoldersAs::tags);
    EXPECT_EQ(draft.tags, (Tags{"maps", "Toolbar", "Old"}));
    EXPECT_TRUE(draft.lists.empty());
}

TEST(FolderChoice, makes_both_or_neither)
{
    EXPECT_EQ(in_folders(FoldersAs::both).tags.size(), 3u);
    EXPECT_EQ(in_folders(FoldersAs::both).lists.size(), 2u);
    EXPECT_EQ(in_folders(FoldersAs::none).tags, Tags{"maps"});
    EXPECT_TRUE(in_folders(FoldersAs::none).lists.empty());
}

TEST(FolderChoice, has_a_word_for_each_and_reads_no_other)
{
    for (auto const choice : every_folder_choice)
        EXPECT_EQ(folder_choice(word_of(choice)), choice);
    EXPECT_FALSE(folder_choice("drawers"));
    EXPECT_FALSE(folder_choice(""));
}

} // namespace
} // namespace florilege::exchange
