#include "exchange/importers/collections.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

SavedItem page(int number)
{
    SavedItem item{Place{static_cast<std::uint64_t>(number), {}}};
    item.href = "https://ponds.example/" + std::to_string(number);
    return item;
}

using Paths = std::vector<library::ListPath>;

TEST(Collections, give_an_item_at_once_where_all_above_it_is_known)
{
    Recording recording;
    ImportOptions const options;
    Collections collections{options, recording};
    collections.add("1", "Nature", "");
    collections.add("2", "Ponds", "1");
    collections.take(page(1), {"2"});
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.bookmarks[0].draft.lists, (Paths{{"Nature", "Ponds"}}));
}

TEST(Collections, keep_an_item_until_its_parents_have_come)
{
    Recording recording;
    ImportOptions const options;
    Collections collections{options, recording};
    collections.take(page(1), {"2", "gone"});
    collections.take(page(2), {});
    EXPECT_EQ(recording.bookmarks.size(), 1u) << "what stands in none does not wait";
    collections.add("2", "Ponds", "1");
    collections.add("1", "Nature", "");
    collections.finish();
    ASSERT_EQ(recording.bookmarks.size(), 2u);
    EXPECT_EQ(recording.bookmarks[1].draft.lists, (Paths{{"Nature", "Ponds"}}));
}

TEST(Collections, let_all_go_with_one_warning_where_too_much_waits)
{
    Recording recording;
    ImportOptions const options{.document_bytes = 1000};
    Collections collections{options, recording};
    for (int number = 1; number <= 20; ++number)
        collections.take(page(number), {"late"});
    collections.add("late", "Late", "");
    collections.finish();
    EXPECT_EQ(recording.bookmarks.size(), 20u);
    EXPECT_EQ(recording.warned.size(), 1u);
    EXPECT_TRUE(recording.bookmarks.front().draft.lists.empty());
}

TEST(Collections, are_not_followed_for_ever_where_one_is_above_itself)
{
    Recording recording;
    ImportOptions const options;
    Collections collections{options, recording};
    collections.add("a", "A", "b");
    collections.add("b", "B", "a");
    collections.add("c", "C", "a");
    collections.add("d", "D", "d");
    collections.take(page(1), {"c"});
    collections.take(page(2), {"d"});
    collections.finish();
    ASSERT_EQ(recording.bookmarks.size(), 2u);
    EXPECT_LE(recording.bookmarks[0].draft.lists.at(0).size(), 4u);
    EXPECT_EQ(recording.bookmarks[1].draft.lists, (Paths{{"D"}}));
}

TEST(Collections, that_are_left_out_are_no_lists)
{
    Recording recording;
    ImportOptions const options;
    Collections collections{options, recording};
    collections.leave_out("smart");
    collections.add("child", "Child", "smart");
    collections.take(page(1), {"smart", "child"});
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.bookmarks[0].draft.lists, (Paths{{"Child"}}));
}

} // namespace
} // namespace florilege::exchange
