#include "library/history/history.hpp"
#include "library/search/search.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TagName name_of(std::string_view text)
{
    return TagName::parse(text).value();
}

template <class Where> class Bundles : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        this->take(tests::page("https://example.org/1", "1", {"maps", "paris"}));
        this->take(tests::page("https://example.org/2", "2", {"rivers"}));
        this->take(tests::page("https://example.org/3", "3", {"atlas"}));
        this->take(tests::page("https://example.org/4", "4", {"bread"}));
        set("Earth", {"rivers", "Maps"});
    }

    void set(std::string_view name, std::vector<std::string> const& tags)
    {
        std::vector<TagName> names;
        for (auto const& tag : tags)
            names.push_back(name_of(tag));
        change([&](auto& tx, auto& shelf) { return set_bundle(tx, shelf, name_of(name), names); });
    }

    template <class Make> void change(Make make)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const changed = make(transaction, shelf);
            ASSERT_TRUE(changed.has_value()) << changed.error().text();
        });
    }

    /// The newest first.
    std::vector<Change> changes()
    {
        return changes_of(*this->database->read(this->owner.value), this->owner, 10);
    }

    Result<Change> undo(Change const& change)
    {
        Result<Change> undone = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            undone = library::undo(transaction, shelf, change.id);
        });
        return undone;
    }

    std::vector<std::string> tags_of(std::string_view name)
    {
        auto const found = find_bundle(*this->database->read(this->owner.value), this->owner, name_of(name));
        return found ? found->tags : std::vector<std::string>{"no such bundle"};
    }

    std::int64_t found(std::string const& query, std::optional<accounts::AccountId> viewer = {})
    {
        auto const reader = this->database->read(viewer.value_or(this->owner).value);
        return search(*reader, columns, this->owner, tests::query(query), {}, tests::monday).total;
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(Bundles, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Bundles, find_what_carries_any_of_their_tags)
{
    EXPECT_THAT(this->tags_of("EARTH"), ElementsAre("rivers", "maps")) << "in the order given";
    EXPECT_EQ(this->found("bundle:earth"), 2);
    EXPECT_EQ(this->found("-bundle:earth"), 2);
    EXPECT_EQ(this->found("bundle:ea*"), 2);
    EXPECT_EQ(this->found("bundle:nonesuch"), 0);
    this->change(
        [](auto& tx, auto& shelf) { return set_parent(tx, shelf, name_of("atlas"), name_of("maps")); });
    EXPECT_EQ(this->found("bundle:earth"), 3) << "with the tags below";
}

TYPED_TEST(Bundles, are_set_renamed_deleted_and_all_of_it_undone)
{
    this->set("earth", {"bread"});
    EXPECT_THAT(this->tags_of("Earth"), ElementsAre("bread"));
    this->change(
        [](auto& tx, auto& shelf) { return rename_bundle(tx, shelf, name_of("earth"), name_of("Table")); });
    EXPECT_THAT(this->tags_of("table"), ElementsAre("bread"));
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("no such bundle"));
    this->change([](auto& tx, auto& shelf) { return delete_bundle(tx, shelf, name_of("table")); });
    EXPECT_THAT(bundles(*this->database->read(this->owner.value), this->owner), IsEmpty());
    auto const made = this->changes();
    EXPECT_TRUE(this->undo(made[0]));
    EXPECT_THAT(this->tags_of("table"), ElementsAre("bread"));
    EXPECT_TRUE(this->undo(made[1]));
    EXPECT_TRUE(this->undo(made[2]));
    auto const all = bundles(*this->database->read(this->owner.value), this->owner);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().name, "Earth");
    EXPECT_THAT(all.front().tags, ElementsAre("rivers", "maps"));
    EXPECT_TRUE(this->undo(made[3]));
    EXPECT_EQ(this->found("bundle:earth"), 0);
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(Bundles, follow_their_tags)
{
    this->change(
        [](auto& tx, auto& shelf) { return rename_tag(tx, shelf, name_of("maps"), name_of("cartes")); });
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "cartes"));
    this->change(
        [](auto& tx, auto& shelf) { return merge_tag(tx, shelf, name_of("cartes"), name_of("atlas")); });
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "atlas"));
    EXPECT_EQ(this->found("bundle:earth"), 3);
    this->change(
        [](auto& tx, auto& shelf) { return merge_tag(tx, shelf, name_of("atlas"), name_of("rivers")); });
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers")) << "once";
    this->change([](auto& tx, auto& shelf) { return delete_tag(tx, shelf, name_of("rivers")); });
    EXPECT_THAT(this->tags_of("earth"), IsEmpty());
    auto const made = this->changes();
    EXPECT_TRUE(this->undo(made[0]));
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers"));
    EXPECT_TRUE(this->undo(this->changes()[0])) << "deleted again";
    EXPECT_THAT(this->tags_of("earth"), IsEmpty());
    EXPECT_TRUE(this->undo(this->changes()[0]));
    EXPECT_TRUE(this->undo(made[1]));
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "atlas"));
    EXPECT_TRUE(this->undo(made[2]));
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "cartes"));
    EXPECT_EQ(this->found("bundle:earth"), 2);
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(Bundles, come_back_with_tags_that_were_renamed_since)
{
    this->set("earth", {"bread"});
    this->change(
        [](auto& tx, auto& shelf) { return rename_tag(tx, shelf, name_of("maps"), name_of("cartes")); });
    EXPECT_TRUE(this->undo(this->changes()[1]));
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "cartes"));
}

TYPED_TEST(Bundles, refuse_what_is_missing_or_taken)
{
    this->set("table", {"bread"});
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        auto const unknown = set_bundle(transaction, shelf, name_of("earth"), {name_of("nonesuch")});
        EXPECT_EQ(unknown.error().reason(), "there is no such tag");
        EXPECT_EQ(rename_bundle(transaction, shelf, name_of("earth"), name_of("Table")).error().reason(),
                  "is the name of another bundle");
        EXPECT_FALSE(delete_bundle(transaction, shelf, name_of("nonesuch")));
    });
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "maps"));
    this->change([](auto& tx, auto& shelf) { return delete_bundle(tx, shelf, name_of("table")); });
    this->change(
        [](auto& tx, auto& shelf) { return rename_bundle(tx, shelf, name_of("earth"), name_of("table")); });
    EXPECT_EQ(this->undo(this->changes()[1]).error().reason(),
              "is the name of another bundle now; rename that one first");
}

TYPED_TEST(Bundles, that_come_in_join_those_of_their_name)
{
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_bundle(transaction, shelf, {PublicId::random(), "EARTH", {"MAPS", "glaciers", " "}});
        take_bundle(transaction, shelf, {PublicId::random(), "earth", {"glaciers"}});
        take_bundle(transaction, shelf, {PublicId::random(), "Empty", {}});
        take_bundle(transaction, shelf, {PublicId::random(), " ", {"maps"}});
    });
    EXPECT_THAT(this->tags_of("earth"), ElementsAre("rivers", "maps", "glaciers"));
    EXPECT_THAT(this->tags_of("empty"), IsEmpty());
    EXPECT_EQ(bundles(*this->database->read(this->owner.value), this->owner).size(), 2U);
}

TYPED_TEST(Bundles, are_for_the_owner_alone)
{
    auto shown = tests::page("https://example.org/5", "5", {"maps"});
    shown.audience = accounts::Audience::everyone();
    this->take(shown);
    EXPECT_EQ(this->found("", this->stranger), 1);
    EXPECT_EQ(this->found("bundle:earth", this->stranger), 0);
    auto const reader = this->database->read(this->stranger.value);
    EXPECT_THAT(bundles(*reader, this->owner), IsEmpty());
    EXPECT_FALSE(find_bundle(*reader, this->owner, name_of("earth")));
}

} // namespace
} // namespace florilege::library
