#include "exchange/importers/column_map.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

std::string proposed(std::vector<std::string> const& columns)
{
    return text_of(propose_columns(columns));
}

TEST(ColumnMap, is_proposed_from_names_in_english_and_french)
{
    EXPECT_EQ(proposed({"Link", "Name", "Size"}), "url=Link,title=Name");
    EXPECT_EQ(proposed({"ADRESSE", "Intitulé", "Mots-clés", "Ajouté le"}),
              "url=ADRESSE,title=Intitulé,tags=Mots-clés,created=Ajouté le");
    EXPECT_EQ(proposed({"date_added", "is_read"}), "created=date_added,read=is_read");
    EXPECT_EQ(proposed({"Pond", "Depth"}), "");
}

TEST(ColumnMap, takes_the_first_of_two_columns_that_are_the_same_thing)
{
    EXPECT_EQ(proposed({"notes", "url", "description"}), "url=url,note=notes");
}

TEST(ColumnMap, is_read_as_it_is_written)
{
    auto const map = read_column_map("url=Link, title = Full name ,note=Comments");
    ASSERT_TRUE(map);
    EXPECT_EQ(text_of(*map), "url=Link,title=Full name,note=Comments");
}

TEST(ColumnMap, a_comma_may_be_part_of_a_columns_name)
{
    auto const map = read_column_map("title=Name, in full,url=a=b");
    ASSERT_TRUE(map);
    ASSERT_EQ(map->size(), 2u);
    EXPECT_EQ((*map)[0].second, "Name, in full");
    EXPECT_EQ((*map)[1].second, "a=b");
}

TEST(ColumnMap, says_which_part_it_cannot_read_and_what_there_is)
{
    for (auto const* wrong : {"pond=Link", "Link", "=Link"}) {
        auto const map = read_column_map(wrong);
        ASSERT_FALSE(map) << wrong;
        EXPECT_EQ(map.error().where(), wrong);
        EXPECT_THAT(map.error().reason(), HasSubstr("url, title"));
    }
    EXPECT_FALSE(read_column_map("url="));
    EXPECT_TRUE(read_column_map("")->empty());
}

} // namespace
} // namespace florilege::exchange
