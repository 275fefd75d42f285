#include "library/lists/list.hpp"
#include "library/tags/bundle.hpp"
#include "tests/library/tags/changed_tags.hpp"

#include <random>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::page;

template <class Where> class TagChanges : public ChangedTags<Where> {};
TYPED_TEST_SUITE(TagChanges, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TagChanges, rename_shows_on_every_bookmark_and_is_undone)
{
    auto const before = this->all();
    EXPECT_EQ(
        this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("MAP"), tag("Cartes")); }),
        2);
    EXPECT_THAT(this->tags_of(0), ElementsAre("Cartes", "paris"));
    EXPECT_THAT(this->tags_of(1), ElementsAre("maps", "Cartes"));
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
    this->redo();
    EXPECT_THAT(this->tags_of(0), ElementsAre("Cartes", "paris")) << "undoing the undoing";
}

TYPED_TEST(TagChanges, a_renamed_tag_is_still_known_by_its_old_name)
{
    this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("map"), tag("cartes")); });
    this->take(page("https://example.org/4", "four", {"map"}));
    EXPECT_THAT(this->tags_of(3), ElementsAre("cartes"));
}

TYPED_TEST(TagChanges, importing_the_old_name_again_after_a_rename_changes_nothing)
{
    this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("map"), tag("cartes")); });
    EXPECT_EQ(this->take(page("https://example.org/1", "one", {"map", "paris"})), Taken::unchanged);
}

TYPED_TEST(TagChanges, rename_may_change_only_the_way_a_tag_is_written)
{
    this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("paris"), tag("Paris")); });
    EXPECT_THAT(this->tags_of(0), ElementsAre("map", "Paris"));
}

TYPED_TEST(TagChanges, merge_makes_one_tag_of_two_and_is_undone)
{
    auto const before = this->all();
    EXPECT_EQ(
        this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("maps"), tag("map")); }), 2);
    EXPECT_THAT(this->tags_of(0), ElementsAre("map", "paris"));
    EXPECT_THAT(this->tags_of(1), ElementsAre("map"));
    EXPECT_THAT(this->tags_of(2), ElementsAre("map"));
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(TagChanges, remove_takes_a_tag_off_everything_and_is_undone)
{
    auto const before = this->all();
    EXPECT_EQ(this->change([](auto& tx, auto& shelf) { return delete_tag(tx, shelf, tag("map")); }), 2);
    EXPECT_THAT(this->tags_of(0), ElementsAre("paris"));
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
}

TYPED_TEST(TagChanges, an_alias_stands_for_its_tag)
{
    this->change([](auto& tx, auto& shelf) { return add_alias(tx, shelf, tag("carte"), tag("map")); });
    this->take(page("https://example.org/4", "four", {"carte"}));
    EXPECT_THAT(this->tags_of(3), ElementsAre("map"));
    ASSERT_THAT(this->vocabulary(), ::testing::SizeIs(3));
    EXPECT_THAT(this->vocabulary()[0].aliases, ElementsAre("carte"));
}

TYPED_TEST(TagChanges, a_tag_can_stand_under_another_but_not_under_itself)
{
    this->change([](auto& tx, auto& shelf) { return set_parent(tx, shelf, tag("paris"), tag("france")); });
    EXPECT_EQ(this->vocabulary().back().parent, "france");
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_FALSE(set_parent(transaction, shelf, tag("france"), tag("paris")).has_value());
        EXPECT_FALSE(set_parent(transaction, shelf, tag("paris"), tag("paris")).has_value());
    });
    this->undo_last_change();
    EXPECT_EQ(this->vocabulary().back().parent, "");
}

TYPED_TEST(TagChanges, merge_puts_a_tag_from_below_in_the_place_of_the_one_above)
{
    this->put_under("map", "geography");
    this->put_under("maps", "map");
    this->put_under("geography", "science");
    auto const before = this->parents();
    this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("geography"), tag("maps")); });
    EXPECT_THAT(this->parents(), ElementsAre("map (maps)", "maps (science)", "paris", "science"));
    this->undo_last_change();
    EXPECT_EQ(this->parents(), before);
    this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("map"), tag("maps")); });
    EXPECT_THAT(this->parents(), ElementsAre("geography (science)", "maps (geography)", "paris", "science"));
}

TYPED_TEST(TagChanges, take_no_parent_that_stands_below)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(take_tag(transaction, shelf, {"map", {}, "geography"}));
        EXPECT_TRUE(take_tag(transaction, shelf, {"maps", {}, "map"}));
        EXPECT_FALSE(take_tag(transaction, shelf, {"geography", {}, "maps"}));
        EXPECT_FALSE(take_tag(transaction, shelf, {"geography", {}, "geography"}));
    });
    EXPECT_THAT(this->parents(), ElementsAre("geography", "map (geography)", "maps (map)", "paris"));
}

TYPED_TEST(TagChanges, at_random_put_no_tag_above_itself)
{
    std::mt19937 random{7};
    auto const any = [&] { return tag("tag " + std::to_string(random() % 6)); };
    for (int round = 0; round < 40; ++round) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < 5; ++i) {
                auto const one = any();
                auto const other = any();
                take_tag(transaction, shelf, {any().text(), {}, any().text()});
                (void)set_parent(transaction, shelf, one, other);
                if (random() % 3 == 0) (void)merge_tag(transaction, shelf, any(), any());
                if (random() % 9 == 0) (void)delete_tag(transaction, shelf, any());
            }
        });
        this->expect_no_circle();
    }
}

TYPED_TEST(TagChanges, say_what_is_missing_or_in_the_way)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(rename_tag(transaction, shelf, tag("none"), tag("some")).error().where(), "none");
        EXPECT_EQ(rename_tag(transaction, shelf, tag("map"), tag("maps")).error().where(), "maps");
        EXPECT_EQ(merge_tag(transaction, shelf, tag("map"), tag("none")).error().where(), "none");
        EXPECT_EQ(merge_tag(transaction, shelf, tag("map"), tag("map")).error().where(), "map");
        EXPECT_EQ(add_alias(transaction, shelf, tag("maps"), tag("map")).error().where(), "maps");
        EXPECT_EQ(delete_tag(transaction, shelf, tag("none")).error().where(), "none");
    });
}

TYPED_TEST(TagChanges, name_a_tag_that_is_near_one_that_is_missing)
{
    auto const nearly = [](auto const& changed) {
        ASSERT_FALSE(changed.has_value());
        EXPECT_EQ(changed.error().text(), "mapps: there is no such tag; did you mean \"maps\"?");
        EXPECT_EQ(changed.error().saying(), (Saying{"fault.tag.near", {{"near", "maps"}}}));
    };
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const missing = tag("mapps");
        nearly(rename_tag(transaction, shelf, missing, tag("some")));
        nearly(merge_tag(transaction, shelf, missing, tag("map")));
        nearly(merge_tag(transaction, shelf, tag("map"), missing));
        nearly(add_alias(transaction, shelf, tag("some"), missing));
        nearly(set_parent(transaction, shelf, missing, tag("map")));
        nearly(delete_tag(transaction, shelf, missing));
        nearly(set_bundle(transaction, shelf, BundleName::parse("Earth").value(), {missing}));
    });
}

TYPED_TEST(TagChanges, take_an_alias_for_its_tag)
{
    this->give_alias("carte", "map");
    this->give_alias("ville", "paris");
    this->give_alias("karte", "Carte");
    this->rename("carte", "chart");
    EXPECT_THAT(this->aliases(), ElementsAre("chart = carte = karte = map", "maps", "paris = ville"));
    this->put_under("ville", "karte");
    this->put_under("maps", "ville");
    EXPECT_THAT(this->parents(), ElementsAre("chart", "maps (paris)", "paris (chart)"));
    this->rename("karte", "karte");
    EXPECT_THAT(this->aliases(), ElementsAre("karte = carte = chart = map", "maps", "paris = ville"));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(merge_tag(transaction, shelf, tag("carte"), tag("map")).error().where(), "carte");
    });
    this->merge("ville", "carte");
    EXPECT_THAT(this->aliases(), ElementsAre("karte = carte = chart = map = paris = ville", "maps"));
    this->remove("ville");
    EXPECT_THAT(this->aliases(), ElementsAre("maps"));
}

TYPED_TEST(TagChanges, a_rename_writes_down_none_of_the_bookmarks)
{
    auto const written = [this](std::string_view from, std::string_view to) {
        this->change([&](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag(from), tag(to)); });
        std::optional<std::int64_t> length;
        this->on_shelf([&](store::Transaction& transaction, Shelf const&) {
            length = transaction.integer("SELECT length(before) FROM change ORDER BY id DESC LIMIT 1");
        });
        return length;
    };
    auto const few = written("paris", "towns");
    for (int i = 0; i < 50; ++i)
        this->take(page("https://example.org/more/" + std::to_string(i), "more", {"great"}));
    EXPECT_EQ(written("great", "tower"), few);
}

TEST(TagName, is_trimmed_cut_and_never_empty)
{
    EXPECT_EQ(tag("  two \t words ").text(), "two words");
    EXPECT_FALSE(TagName::parse(" \n").has_value());
    EXPECT_LE(tag(std::string(1000, 'x')).text().size(), TagName::longest);
    EXPECT_EQ(tag("Économie").folded(), tag("ECONOMIE").folded());
}

} // namespace
} // namespace florilege::library
