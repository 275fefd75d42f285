#include "digest/order.hpp"
#include "tests/digest/cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace florilege::digest {
namespace {

using library::Bookmark;
using testing::ElementsAre;

Bookmark tagged(int number, std::vector<std::string> tags)
{
    auto made = tests::bookmark(number, "https://a.example/" + std::to_string(number),
                                "no. " + std::to_string(number));
    made.content.tags = std::move(tags);
    return made;
}

std::vector<std::string> shape(std::vector<Group> const& groups)
{
    std::vector<std::string> shape;
    for (auto const& group : groups) {
        std::string line = group.name + ":";
        for (auto const& bookmark : group.bookmarks)
            line += ' ' + std::to_string(bookmark.key.value);
        shape.push_back(line);
    }
    return shape;
}

std::vector<Bookmark> some()
{
    return {tagged(1, {"city"}), tagged(2, {"bus", "city"}), tagged(3, {"tree", "bus"}), tagged(4, {}),
            tagged(5, {"bus"}),  tagged(6, {"zoo"}),         tagged(7, {"école"})};
}

TEST(Order, puts_the_newest_or_the_oldest_first)
{
    EXPECT_THAT(shape(arrange(some(), Order::newest)), ElementsAre(": 7 6 5 4 3 2 1"));
    EXPECT_THAT(shape(arrange(some(), Order::oldest)), ElementsAre(": 1 2 3 4 5 6 7"));
}

TEST(Order, keeps_entries_of_one_moment_as_they_came)
{
    auto bookmarks = some();
    for (auto& bookmark : bookmarks)
        bookmark.content.created = tests::at("2026-11-10T08:00:00Z");
    std::ranges::reverse(bookmarks);
    EXPECT_THAT(shape(arrange(bookmarks, Order::newest)), ElementsAre(": 1 2 3 4 5 6 7"));
    EXPECT_THAT(shape(arrange(bookmarks, Order::oldest)), ElementsAre(": 1 2 3 4 5 6 7"));
}

TEST(Order, groups_by_the_most_used_tag_and_puts_the_untagged_last)
{
    EXPECT_THAT(shape(arrange(some(), Order::by_tag)),
                ElementsAre("bus: 5 3 2", "city: 1", "école: 7", "zoo: 6", ": 4"));
}

TEST(Order, takes_the_first_of_tags_that_are_used_alike)
{
    EXPECT_THAT(shape(arrange({tagged(1, {"b", "a"}), tagged(2, {"a", "b"})}, Order::by_tag)),
                ElementsAre("a: 2", "b: 1"));
}

TEST(Order, groups_by_the_first_list_in_the_order_of_a_dictionary)
{
    auto bookmarks = some();
    bookmarks[0].content.lists = {{"Ville", "Bancs"}, {"Écoles"}};
    bookmarks[1].content.lists = {{"Écoles"}};
    bookmarks[2].content.lists = {{"eau"}};
    bookmarks[3].content.lists = {{"Écoles"}};
    bookmarks.erase(bookmarks.begin() + 5, bookmarks.end());
    EXPECT_THAT(shape(arrange(bookmarks, Order::by_list)),
                ElementsAre("eau: 3", "Écoles: 4 2", "Ville / Bancs: 1", ": 5"));
}

TEST(Order, gives_no_group_for_no_bookmarks)
{
    for (auto const order : {Order::newest, Order::oldest, Order::by_tag, Order::by_list})
        EXPECT_TRUE(arrange({}, order).empty());
}

TEST(Order, depends_on_the_set_alone_and_loses_nothing)
{
    std::mt19937 chance{7};
    std::vector<std::string> const tags{"a", "b", "c", "d"};
    for (int turn = 0; turn < 40; ++turn) {
        std::vector<Bookmark> bookmarks;
        for (int number = 1; number <= 20; ++number) {
            std::vector<std::string> own;
            for (auto const& tag : tags)
                if (chance() % 3 == 0) own.push_back(tag);
            bookmarks.push_back(tagged(number, own));
            bookmarks.back().content.created =
                tests::at("2026-11-10T08:00:00Z") + std::chrono::seconds{chance() % 4};
            if (chance() % 2 == 0) bookmarks.back().content.lists = {{tags[chance() % 4]}};
        }
        for (auto const order : {Order::newest, Order::oldest, Order::by_tag, Order::by_list}) {
            auto const once = shape(arrange(bookmarks, order));
            std::ranges::shuffle(bookmarks, chance);
            auto const again = arrange(bookmarks, order);
            EXPECT_EQ(shape(again), once);
            std::size_t count = 0;
            for (auto const& group : again)
                count += group.bookmarks.size();
            EXPECT_EQ(count, bookmarks.size());
        }
    }
}

TEST(Order, is_known_by_its_names)
{
    EXPECT_EQ(order_named("newest"), Order::newest);
    EXPECT_EQ(order_named("oldest"), Order::oldest);
    EXPECT_EQ(order_named("tag"), Order::by_tag);
    EXPECT_EQ(order_named("list"), Order::by_list);
    EXPECT_EQ(order_named("random"), std::nullopt);
}

} // namespace
} // namespace florilege::digest
