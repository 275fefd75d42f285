#include "library/lists/list.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_family.hpp"
#include "library/tags/tag_page.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;

TagName name_of(std::string_view text)
{
    return TagName::parse(text).value();
}

template <class Where> class TagPages : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        save("1", {"maps", "paris"}, 5);
        save("2", {"atlas", "paris", "old"}, 3);
        save("3", {"Maps", "atlas"}, 4);
        save("4", {"old"}, 1);
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            take_tag(transaction, shelf, {"maps", {"cartes"}, "geography"});
            take_tag(transaction, shelf, {"atlas", {}, "maps"});
        });
    }

    void save(std::string const& path, std::vector<std::string> tags, int days)
    {
        auto draft = tests::page("https://example.org/" + path, path, std::move(tags));
        draft.created = tests::monday - std::chrono::hours{24 * days};
        this->take(draft);
    }

    std::optional<TagPage> page(std::string_view name, std::optional<accounts::AccountId> viewer = {})
    {
        return tag_page(*this->database->read(viewer.value_or(this->owner).value), columns, this->owner,
                        name_of(name), 2, 2);
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(TagPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TagPages, tell_names_numbers_neighbours_and_the_newest)
{
    auto const page = this->page("CARTES").value();
    EXPECT_EQ(page.tag.name, "maps");
    EXPECT_THAT(page.tag.aliases, ElementsAre("cartes"));
    EXPECT_EQ(page.tag.parent, "geography");
    EXPECT_EQ(page.tag.bookmarks, 2);
    ASSERT_EQ(page.children.size(), 1U);
    EXPECT_EQ(page.children.front().name, "atlas");
    EXPECT_EQ(page.children.front().bookmarks, 2);
    EXPECT_EQ(page.bookmarks, 3) << "with the tags below it, as a search finds them";
    EXPECT_EQ(page.first, tests::monday - std::chrono::hours{24 * 5});
    EXPECT_EQ(page.last, tests::monday - std::chrono::hours{24 * 3});
    ASSERT_EQ(page.related.size(), 2U);
    EXPECT_EQ(page.related[0].name, "atlas");
    EXPECT_EQ(page.related[1].name, "paris");
    ASSERT_EQ(page.newest.size(), 2U);
    EXPECT_EQ(page.newest[0].content.title, "2");
    EXPECT_EQ(page.newest[1].content.title, "3");
}

TYPED_TEST(TagPages, of_a_tag_that_nothing_carries_are_empty)
{
    auto const page = this->page("geography").value();
    EXPECT_EQ(page.tag.bookmarks, 0);
    EXPECT_EQ(page.bookmarks, 3);
    EXPECT_FALSE(this->page("nonesuch").has_value());
    auto const reader = this->database->read(this->owner.value);
    EXPECT_EQ(near_tag(*reader, this->owner, name_of("Atlsa")), "atlas");
    EXPECT_EQ(near_tag(*reader, this->owner, name_of("something else")), "");
}

TYPED_TEST(TagPages, stand_among_relations)
{
    auto const family =
        tag_family(*this->database->read(this->owner.value), this->owner, name_of("CARTES")).value();
    EXPECT_EQ(family.name, "maps");
    EXPECT_EQ(family.parent, "geography");
    EXPECT_THAT(family.aliases, ElementsAre("cartes"));
    EXPECT_THAT(family.children, ElementsAre("atlas"));
    EXPECT_FALSE(tag_family(*this->database->read(this->stranger.value), this->owner, name_of("maps")));
}

TYPED_TEST(TagPages, are_for_the_owner_alone)
{
    EXPECT_FALSE(this->page("maps", this->stranger).has_value());
    auto const reader = this->database->read(this->stranger.value);
    EXPECT_EQ(near_tag(*reader, this->owner, name_of("map")), "");
    EXPECT_TRUE(all_tags(*reader, this->columns, this->owner).empty());
}

} // namespace
} // namespace florilege::library
