#include "library/duplicates/merge_duplicates.hpp"
#include "library/edit.hpp"
#include "library/history/history.hpp"
#include "library/history/undo_batch.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/edited_product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;
using tests::passage;

template <class Where> class History : public tests::Product<Where> {
protected:
    BatchId batch(std::vector<BookmarkDraft> const& drafts)
    {
        BatchId id{0};
        this->database->write([&](store::Transaction& transaction) {
            id = begin_batch(transaction, this->owner, "a.html", "netscape", this->now);
            Vocabulary vocabulary{this->owner};
            for (auto const& draft : drafts)
                take(transaction, Shelf{this->owner, vocabulary, id, this->now}, draft);
            finish_batch(transaction, id, "{}", this->now);
        });
        return id;
    }

    std::vector<Batch> batches() { return batches_of(*this->database->read(this->owner.value), this->owner); }
};
TYPED_TEST_SUITE(History, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(History, takes_an_update_back)
{
    auto first = page("https://example.org/a", "A", {"one"});
    first.highlights = {passage("kept", "note")};
    this->take(first);
    auto const before = this->all();
    auto second = page("https://example.org/a", "A", {"two"});
    second.highlights = {passage("new")};
    this->take(second);
    ASSERT_NE(this->all(), before);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(undo_last(transaction, shelf)->summary, "A");
    });
    EXPECT_EQ(this->all(), before);
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(History, says_so_when_there_is_nothing_to_undo)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_FALSE(undo_last(transaction, shelf).has_value());
        EXPECT_FALSE(undo(transaction, shelf, ChangeId{99}).has_value());
    });
}

/// Three changes of one page, whose title is the number of the last.
template <class Where> class GoingBack : public tests::EditedProduct<Where> {
protected:
    void SetUp() override
    {
        this->take(page("https://example.org/", "0"));
        for (auto const* const title : {"1", "2", "3"})
            change_title(title);
    }

    void change_title(std::string title)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            BookmarkChange change;
            change.title = std::move(title);
            ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->all()[0].id, change).has_value());
        });
    }

    std::string title() { return this->all()[0].title; }

    /// The texts of all changes, the newest first.
    std::vector<std::string> texts()
    {
        std::vector<std::string> texts;
        for (auto const& change : this->changes())
            texts.push_back(change.text() + (change.undone ? " (undone)" : ""));
        return texts;
    }
};
TYPED_TEST_SUITE(GoingBack, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(GoingBack, goes_one_change_further_with_each_undo)
{
    for (auto const* const title : {"2", "1", "0"}) {
        this->undo();
        EXPECT_EQ(this->title(), title);
    }
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(undo_last(transaction, shelf).error().reason(), "there is nothing to undo");
    });
    EXPECT_THAT(this->texts(),
                ElementsAre("undone: 1", "undone: 2", "undone: 3", "3 (undone)", "2 (undone)", "1 (undone)"));
}

TYPED_TEST(GoingBack, begins_with_what_was_changed_since)
{
    this->undo();
    this->change_title("4");
    this->undo();
    EXPECT_EQ(this->title(), "2");
    this->undo();
    EXPECT_EQ(this->title(), "1");
}

TYPED_TEST(GoingBack, takes_an_undoing_back_by_its_number_and_that_by_the_next_undo)
{
    this->undo();
    this->undo(this->changes().front().id);
    EXPECT_EQ(this->title(), "3");
    EXPECT_EQ(this->changes().front().sense, Sense::again);
    EXPECT_EQ(this->texts()[0], "done again: 3");
    this->undo();
    EXPECT_EQ(this->title(), "2");
    EXPECT_EQ(this->texts()[0], "undone: 3");
    this->undo();
    EXPECT_EQ(this->title(), "1");
}

TYPED_TEST(GoingBack, takes_no_title_for_the_sense_of_its_change)
{
    this->change_title("undone: 4");
    this->change_title(R"([{"name":"sense","values":{"is":"undone"}}])");
    this->undo();
    EXPECT_EQ(this->title(), "undone: 4");
    this->undo();
    EXPECT_EQ(this->title(), "3");
    EXPECT_EQ(this->texts()[0], "undone: undone: 4") << "that is its title";
}

/// Every kind of change says that it is undone, and done again, once.
TYPED_TEST(GoingBack, reads_well_of_any_kind_of_change)
{
    auto const tag = [](std::string_view name) { return TagName::parse(name).value(); };
    auto const id = *this->all()[0].id;
    this->take(page("https://example.org/#twice", "0", {"maps"}));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(rename_tag(transaction, shelf, tag("maps"), tag("atlas")));
        EXPECT_TRUE(set_bundle(transaction, shelf, *BundleName::parse("Earth"), std::vector{tag("atlas")}));
        save_search(transaction, shelf, *SearchName::parse("saved"), "tag:atlas", std::nullopt);
        EXPECT_TRUE(create_list(transaction, shelf, {{"List"}, {}, accounts::Audience::me()}));
        EXPECT_TRUE(merge_pages(transaction, shelf, std::vector{id}));
    });
    auto const made = this->changes();
    for (std::size_t at = 0; at < 5; ++at) {
        this->undo(made[at].id);
        EXPECT_EQ(this->changes()[0].text().find("undone: "), 0U) << made[at].action;
        EXPECT_EQ(this->changes()[0].text().find("undone: ", 1), std::string::npos) << made[at].action;
        this->undo(this->changes()[0].id);
        EXPECT_EQ(this->changes()[0].text().find("done again: "), 0U) << made[at].action;
        EXPECT_EQ(this->changes()[0].text().find("undone"), std::string::npos) << made[at].action;
        this->undo();
        EXPECT_EQ(this->changes()[0].text().find("undone: "), 0U) << made[at].action;
    }
}

TYPED_TEST(History, takes_out_tags_and_lists_that_an_import_made_and_nothing_is_left_in)
{
    auto mine = page("https://example.org/mine", "Mine", {"own"});
    mine.lists = {{"Mine"}};
    this->take(mine);
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"unused", {}, {}});
    });
    this->now += std::chrono::hours{1};
    auto update = page("https://example.org/mine", "", {"of the update"});
    update.lists = {{"Mine", "Theirs"}};
    auto added = page("https://example.org/new", "New", {"own", "theirs", "kept", "in a bundle"});
    added.lists = {{"Theirs", "Inner"}, {"Mine"}, {"Kept"}};
    this->batch({update, added});
    auto later = page("https://example.org/later", "Later", {"kept"});
    later.lists = {{"Kept"}};
    this->take(later);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        take_bundle(transaction, shelf, {PublicId::random(), "Some", {"in a bundle"}});
        ASSERT_TRUE(undo_batch(transaction, shelf, this->batches().front().public_id).has_value());
    });
    auto const reader = this->database->read(this->owner.value);
    std::vector<std::string> names;
    for (auto const& tag : tag_drafts(*reader, this->owner))
        names.push_back(tag.name);
    EXPECT_THAT(names, ElementsAre("in a bundle", "kept", "own", "unused"));
    std::vector<ListPath> paths;
    each_list(*reader, this->owner, [&](ListDraft const& list) { paths.push_back(list.path); });
    EXPECT_THAT(paths, ::testing::UnorderedElementsAre(ListPath{"Mine"}, ListPath{"Kept"}));
    EXPECT_THAT(this->database->check(), IsEmpty());
    EXPECT_EQ(this->take(added), Taken::added) << "the names can be used again";
}

TYPED_TEST(History, takes_a_whole_import_back_and_leaves_what_was_there)
{
    auto mine = page("https://example.org/mine", "Mine", {"own"});
    mine.highlights = {passage("mine")};
    mine.lists = {{"A list"}};
    this->take(mine);
    auto const before = this->all();
    auto update = page("https://example.org/mine", "", {"theirs"});
    update.highlights = {passage("theirs")};
    this->batch(
        {update, page("https://example.org/new1", "1", {"x"}), page("https://example.org/new2", "2")});
    ASSERT_THAT(this->all(), SizeIs(3));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const undone = undo_batch(transaction, shelf, this->batches().front().public_id);
        ASSERT_TRUE(undone.has_value());
        EXPECT_TRUE(undone->is_whole);
        EXPECT_EQ(undone->counts, (Undone{2, 1}));
    });
    EXPECT_EQ(this->all(), before);
    EXPECT_TRUE(this->batches().front().undone.has_value());
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(History, takes_an_import_back_in_steps_between_which_others_write)
{
    for (int const number : {1, 2, 3})
        this->take(page("https://example.org/mine" + std::to_string(number), "Mine", {"own"}));
    auto const before = this->all();
    std::vector<BookmarkDraft> drafts;
    for (int const number : {1, 2, 3}) {
        drafts.push_back(page("https://example.org/mine" + std::to_string(number), "", {"theirs"}));
        drafts.push_back(page("https://example.org/new" + std::to_string(number), "", {"theirs", "new"}));
    }
    auto const key = this->batch(drafts);
    auto const id = this->batches().front().public_id;
    std::vector<std::int64_t> left;
    for (bool is_whole = false; !is_whole && left.size() < 10;) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            is_whole = undo_batch(transaction, shelf, id, 2)->is_whole;
        });
        auto const batch = this->batches().front();
        EXPECT_EQ(batch.undone.has_value(), is_whole);
        EXPECT_NE(batch.is_half_undone(), is_whole);
        left.push_back(left_to_undo(*this->database->read(this->owner.value), this->owner, key));
        this->take(page("https://example.org/since" + std::to_string(left.size())));
    }
    EXPECT_THAT(left, ElementsAre(4, 2, 0, 0));
    EXPECT_EQ(this->batches().front().taken_back, (Undone{3, 3}));
    auto after = this->all();
    EXPECT_THAT(after, SizeIs(7));
    after.resize(3);
    EXPECT_EQ(after, before);
    EXPECT_THAT(tag_drafts(*this->database->read(this->owner.value), this->owner), SizeIs(1));
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(History, does_not_take_an_import_back_twice_or_another_persons)
{
    this->batch({page("https://example.org/a")});
    auto const id = this->batches().front().public_id;
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        EXPECT_FALSE(undo_batch(transaction, Shelf{this->stranger, vocabulary, std::nullopt, this->now}, id)
                         .has_value());
    });
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(undo_batch(transaction, shelf, id).has_value());
        EXPECT_FALSE(undo_batch(transaction, shelf, id).has_value());
    });
}

TYPED_TEST(History, shows_a_stranger_no_change_and_no_import)
{
    this->batch({page("https://example.org/a")});
    this->take(page("https://example.org/a", "title"));
    auto const reader = this->database->read(this->stranger.value);
    EXPECT_THAT(changes_of(*reader, this->owner, 10), IsEmpty());
    EXPECT_THAT(batches_of(*reader, this->owner), IsEmpty());
}

TYPED_TEST(History, remembers_an_interrupted_import_as_unfinished)
{
    this->database->write([&](store::Transaction& transaction) {
        begin_batch(transaction, this->owner, "b.csv", "pocket-csv", this->now);
    });
    EXPECT_FALSE(this->batches().front().finished.has_value());
}

template <class Where> class Lists : public tests::Product<Where> {
protected:
    std::vector<ListDraft> lists()
    {
        std::vector<ListDraft> lists;
        each_list(*this->database->read(this->owner.value), this->owner,
                  [&](ListDraft const& list) { lists.push_back(list); });
        return lists;
    }
};
TYPED_TEST_SUITE(Lists, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Lists, keep_their_own_order_and_the_text_between)
{
    this->take(page("https://example.org/1"));
    this->take(page("https://example.org/2"));
    auto const bookmarks = this->all();
    ListDraft const list{PublicId::random(),
                         {"Top", "Below"},
                         "what this is",
                         accounts::Audience::everyone(),
                         {{bookmarks[1].id, std::nullopt, "first"},
                          {std::nullopt, std::nullopt, "between"},
                          {bookmarks[0].id, std::nullopt, ""}}};
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(take_list(transaction, shelf, list).changed);
        EXPECT_FALSE(take_list(transaction, shelf, list).changed) << "the second time";
    });
    ASSERT_THAT(this->lists(), SizeIs(2));
    EXPECT_EQ(this->lists()[1], list);
}

TYPED_TEST(Lists, count_entries_that_name_nothing_here)
{
    ListDraft const list{
        PublicId::random(), {"Top"}, "", accounts::Audience::me(), {{PublicId::random(), std::nullopt, ""}}};
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(take_list(transaction, shelf, list).missing, 1u);
    });
}

TYPED_TEST(Lists, keep_siblings_of_one_name_as_one_list)
{
    auto first = page("https://example.org/1");
    first.lists = {{"News"}};
    auto second = page("https://example.org/2");
    second.lists = {{"News"}, {"Other", "News"}};
    this->take(first);
    this->take(second);
    EXPECT_THAT(this->lists(), SizeIs(3));
}

} // namespace
} // namespace florilege::library
