#include "library/tags/bundle.hpp"
#include "tests/library/tags/changed_tags.hpp"

#include <random>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::page;

template <class Where> class UndoneTagChanges : public ChangedTags<Where> {};
TYPED_TEST_SUITE(UndoneTagChanges, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(UndoneTagChanges, are_not_undone_over_a_name_that_another_tag_has_now)
{
    this->change([](auto& tx, auto& shelf) { return delete_tag(tx, shelf, tag("paris")); });
    this->take(page("https://example.org/5", "five", {"paris"}));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(undo_last(transaction, shelf).error().where(), "paris");
    });
}

TYPED_TEST(UndoneTagChanges, are_undone_without_a_parent_that_is_gone_and_aliases_that_are_tags_by_now)
{
    this->change([](auto& tx, auto& shelf) { return set_parent(tx, shelf, tag("paris"), tag("map")); });
    this->change(
        [](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("paris"), tag("Paris, France")); });
    this->change([](auto& tx, auto& shelf) { return delete_tag(tx, shelf, tag("map")); });
    this->undo_older(1);
    EXPECT_THAT(this->tags_of(0), ElementsAre("paris"));
    for (auto const& one : this->vocabulary())
        EXPECT_EQ(one.parent, "");

    // An alias becomes a tag again, and its tag's older change is undone.
    this->change([](auto& tx, auto& shelf) { return add_alias(tx, shelf, tag("lutetia"), tag("paris")); });
    this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("paris"), tag("town")); });
    this->undo_older(1); // the alias goes
    this->take(page("https://example.org/4", "four", {"lutetia"}));
    this->undo_older(1); // the rename, made when the tag had that alias
    EXPECT_THAT(this->tags_of(3), ElementsAre("lutetia"));
    this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("lutetia"), tag("paris")); });
    this->undo_older(0);
    EXPECT_THAT(this->tags_of(3), ElementsAre("lutetia"));
    std::vector<std::string> names;
    for (auto const& one : this->vocabulary())
        names.insert(names.end(), one.aliases.begin(), one.aliases.end());
    EXPECT_THAT(names, ::testing::Not(::testing::Contains("lutetia")));
}

TYPED_TEST(UndoneTagChanges, leave_a_tag_on_what_got_it_after_them_when_undone)
{
    this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("maps"), tag("map")); });
    this->take(page("https://example.org/4", "four", {"map"}));
    this->undo_last_change();
    EXPECT_THAT(this->tags_of(1), ElementsAre("maps", "map"));
    EXPECT_THAT(this->tags_of(2), ElementsAre("maps"));
    EXPECT_THAT(this->tags_of(3), ElementsAre("map"));
    this->change([](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag("map"), tag("cartes")); });
    this->take(page("https://example.org/5", "five", {"cartes"}));
    this->undo_last_change();
    EXPECT_THAT(this->tags_of(4), ElementsAre("map"));
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(UndoneTagChanges, leave_what_was_changed_after_them_when_undone)
{
    this->rename("map", "chart");
    this->give_alias("foo", "chart");
    this->put_under("paris", "chart");
    EXPECT_EQ(this->undo_older(2), "map → chart");
    EXPECT_THAT(this->aliases(), ElementsAre("map = foo", "maps", "paris"));
    EXPECT_THAT(this->parents(), ElementsAre("map", "maps", "paris (map)"));

    this->merge("maps", "map");
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(set_bundle(transaction, shelf, BundleName::parse("Earth").value(), {tag("map")}));
    });
    this->give_alias("bar", "map");
    this->put_under("map", "paris's");
    EXPECT_EQ(this->undo_older(3), "maps → map");
    EXPECT_THAT(this->aliases(), ElementsAre("map = bar = foo", "maps", "paris", "paris's"));
    EXPECT_THAT(this->parents(), ElementsAre("map (paris's)", "maps", "paris (map)", "paris's"));
    EXPECT_THAT(bundles(*this->database->read(this->owner.value), this->owner).at(0).tags,
                ElementsAre("map"));
}

TYPED_TEST(UndoneTagChanges, give_a_name_back_to_a_tag_and_tell_whose_alias_it_was)
{
    this->remove("maps");
    this->give_alias("maps", "paris");
    EXPECT_EQ(this->undo_older(1), "maps; maps is no alias of paris any more");
    EXPECT_THAT(this->aliases(), ElementsAre("map", "maps", "paris"));
    this->redo();
    EXPECT_THAT(this->aliases(), ElementsAre("map", "paris = maps"));
}

TYPED_TEST(UndoneTagChanges, tell_which_aliases_are_something_else_by_now)
{
    this->give_alias("carte", "maps");
    this->give_alias("mappe", "maps");
    this->give_alias("plan", "maps");
    this->remove("maps");
    this->give_alias("carte", "paris");
    this->take(page("https://example.org/4", "four", {"mappe"}));
    EXPECT_EQ(this->undo_older(1), "maps; carte stays an alias of paris; mappe stays a tag");
    EXPECT_THAT(this->aliases(), ElementsAre("map", "mappe", "maps = plan", "paris = carte"));
}

TYPED_TEST(UndoneTagChanges, do_not_touch_a_tag_that_has_the_number_of_one_that_comes_back)
{
    auto const before = this->all();
    this->give_alias("carte", "maps");
    this->put_under("maps", "map");
    this->put_under("paris", "maps");
    this->remove("maps");
    this->take(page("https://example.org/4", "four", {"new"}));
    this->undo_older(0);
    EXPECT_THAT(this->tags_of(3), ElementsAre("new"));
    for (std::size_t number = 0; number < before.size(); ++number)
        EXPECT_EQ(this->tags_of(number), before[number].tags);
    EXPECT_THAT(this->aliases(), ElementsAre("map", "maps = carte", "new", "paris"));
    EXPECT_THAT(this->parents(), ElementsAre("map", "maps (map)", "new", "paris (maps)"));
    this->redo();
    EXPECT_THAT(this->aliases(), ElementsAre("map", "new", "paris"));
    EXPECT_THAT(this->tags_of(3), ElementsAre("new"));
}

TYPED_TEST(UndoneTagChanges, are_not_undone_where_what_they_changed_was_changed_again)
{
    this->put_under("paris", "map");
    this->put_under("paris", "maps");
    EXPECT_EQ(this->undo_older(1), "paris: was changed again since; undo that first");
    EXPECT_THAT(this->parents(), ElementsAre("map", "maps", "paris (maps)"));
    this->rename("map", "chart");
    this->rename("chart", "Chart");
    EXPECT_EQ(this->undo_older(1), "chart: is called Chart now; undo that first");
    this->give_alias("town", "paris");
    this->rename("paris", "town");
    EXPECT_EQ(this->undo_older(1), "paris: was changed again since; undo that first");
    this->merge("maps", "chart");
    this->remove("chart");
    EXPECT_EQ(this->undo_older(1), "Chart: is gone; undo that first");
}

TYPED_TEST(UndoneTagChanges, are_not_undone_where_a_tag_would_stand_below_itself)
{
    this->put_under("maps", "map");
    this->put_under("maps", "paris");
    this->put_under("map", "maps");
    EXPECT_EQ(this->undo_older(1), "map: stands below maps now");
    this->expect_no_circle();
    this->remove("map");
    this->put_under("maps", "paris");
    this->undo_older(1);
    EXPECT_THAT(this->parents(), ElementsAre("map (maps)", "maps (paris)", "paris"));
}

TYPED_TEST(UndoneTagChanges, take_a_parent_that_they_made_out_again_unless_it_is_used)
{
    this->put_under("paris", "france");
    this->undo_last_change();
    EXPECT_THAT(this->parents(), ElementsAre("map", "maps", "paris"));
    this->redo();
    EXPECT_THAT(this->parents(), ElementsAre("france", "map", "maps", "paris (france)"));
    this->put_under("map", "france");
    this->undo_older(1);
    EXPECT_THAT(this->parents(), ElementsAre("france", "map (france)", "maps", "paris"));
    this->undo_older(1);
    EXPECT_THAT(this->parents(), ElementsAre("france", "map", "maps", "paris"));

    this->put_under("map", "paper");
    this->take(page("https://example.org/4", "four", {"paper"}));
    this->undo_last_change();
    EXPECT_THAT(this->tags_of(3), ElementsAre("paper"));
}

TYPED_TEST(UndoneTagChanges, at_random_are_undone_and_done_again_whatever_came_before)
{
    std::mt19937 random{11};
    auto const any = [&] { return tag("tag " + std::to_string(random() % 7)); };
    auto const all_there_is = [&] {
        std::vector<std::string> out = this->parents();
        for (auto const& one : this->aliases())
            out.push_back(one);
        for (auto const& one : bundles(*this->database->read(this->owner.value), this->owner))
            for (auto const& name : one.tags)
                out.push_back(one.name + ": " + name);
        for (auto const& bookmark : this->all())
            for (auto const& name : bookmark.tags)
                out.push_back(bookmark.title + ": " + name);
        return out;
    };
    for (int bookmark = 0; bookmark < 8; ++bookmark)
        this->take(page("https://example.org/random/" + std::to_string(bookmark), std::to_string(bookmark),
                        {any().text(), any().text()}));
    int made = 0;
    for (int step = 0; step < 120; ++step) {
        auto const before = all_there_is();
        bool changed = false;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            switch (random() % 6) {
            case 0: changed = rename_tag(transaction, shelf, any(), any()).has_value(); break;
            case 1: changed = merge_tag(transaction, shelf, any(), any()).has_value(); break;
            case 2: changed = add_alias(transaction, shelf, any(), any()).has_value(); break;
            case 3: changed = set_parent(transaction, shelf, any(), any()).has_value(); break;
            case 4: changed = delete_tag(transaction, shelf, any()).has_value(); break;
            default: take_bundle(transaction, shelf, {PublicId::random(), "Bundle", {any().text()}});
            }
        });
        this->expect_no_circle();
        if (changed) {
            auto const after = all_there_is();
            this->undo_last_change();
            EXPECT_EQ(all_there_is(), before);
            this->redo();
            EXPECT_EQ(all_there_is(), after);
            ++made;
        } else {
            this->take(page("https://example.org/random/" + std::to_string(step), std::to_string(step),
                            {any().text()}));
        }
        if (step > 20 && step % 4 == 3) this->undo_older(random() % 8);
        this->expect_no_circle();
    }
    EXPECT_GT(made, 30);
}

TYPED_TEST(UndoneTagChanges, of_earlier_builds_which_kept_tags_whole_are_undone)
{
    // The tags have the numbers 1 to 3 in the order of their first bookmarks.
    auto const kept_whole = [this](std::string const& before) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const&) {
            transaction.run("UPDATE change SET before = ?1 WHERE id = (SELECT max(id) FROM change)", before);
        });
    };
    auto const before = this->all();
    this->give_alias("carte", "map");
    this->rename("map", "chart");
    kept_whole(R"([{"id":1,"exists":true,"name":"map","folded":"map","aliases":["carte"],"children":[],)"
               R"("lost":[],"gained":[]}])");
    this->undo_last_change();
    EXPECT_THAT(this->aliases(), ElementsAre("map = carte", "maps", "paris"));
    this->redo();
    EXPECT_THAT(this->aliases(), ElementsAre("chart = carte = map", "maps", "paris"));
    this->undo_last_change();

    this->put_under("paris", "maps");
    this->merge("maps", "map");
    kept_whole(
        R"([{"id":1,"exists":true,"name":"map","folded":"map","aliases":["carte"],"children":[],"lost":[],)"
        R"("gained":[4294967299],"bundles":[]},)"
        R"({"id":3,"exists":true,"name":"maps","folded":"maps","aliases":[],"children":[2],)"
        R"("lost":[[4294967298,1],[4294967299,1]],"gained":[],"bundles":[]}])");
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
    EXPECT_THAT(this->aliases(), ElementsAre("map = carte", "maps", "paris"));
    EXPECT_THAT(this->parents(), ElementsAre("map", "maps", "paris (maps)"));

    this->remove("paris");
    this->undo_last_change();
    kept_whole(R"([{"id":2,"exists":false,"name":"","folded":"","aliases":[],"children":[],)"
               R"("lost":[],"gained":[]}])");
    this->redo();
    EXPECT_THAT(this->aliases(), ElementsAre("map = carte", "maps"));
    EXPECT_THAT(this->tags_of(0), ElementsAre("map"));
}

TYPED_TEST(UndoneTagChanges, are_done_again_by_undoing_the_undoing)
{
    auto const before = this->all();
    this->change([](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag("maps"), tag("map")); });
    auto const merged = this->all();
    this->undo_last_change();
    this->redo();
    EXPECT_EQ(this->all(), merged);
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
    this->change([](auto& tx, auto& shelf) { return delete_tag(tx, shelf, tag("map")); });
    auto const without = this->all();
    this->undo_last_change();
    this->redo();
    EXPECT_EQ(this->all(), without);
    this->undo_last_change();
    EXPECT_EQ(this->all(), before);
}

} // namespace
} // namespace florilege::library
