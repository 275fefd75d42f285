#include "library/duplicates/merge_duplicates.hpp"
#include "library/history/history.hpp"
#include "library/lists/list.hpp"
#include "library/search/search.hpp"
#include "tests/library/edited_product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;
using tests::passage;

/// Three savings of one page, with tags, notes, highlights, replies and lists, and one of another.
template <class Where> class MergingPages : public tests::EditedProduct<Where> {
protected:
    void SetUp() override
    {
        auto first = page("https://ponds.example/diary", "Pond diary", {"ice"});
        first.note = "Since 1931.";
        first.highlights = {passage("You throw a stone.", "simple"), passage("Only here")};
        first.lists = {{"Winter"}};
        first.created = tests::monday;
        auto second =
            page("http://ponds.example/diary?utm_source=mail", "The diary of a pond", {"schools", "ICE"});
        second.note = "Four head teachers.";
        second.highlights = {passage("you throw a stone", "a very good instrument"), passage("Only there")};
        second.highlights[0].replies = {{"Ann", "Which stone?", tests::monday, {}, {}}};
        second.lists = {{"Winter"}, {"Schools"}};
        second.origin = "pinboard:123";
        second.created = tests::monday + std::chrono::hours{1};
        auto third = page("https://ponds.example/diary#1963", {}, {"skating"});
        third.created = tests::monday + std::chrono::hours{2};
        this->take(first);
        this->take(second);
        this->take(third);
        this->take(page("https://gardens.example/"));
        savings = this->all();
    }

    PagesMerged merge(std::vector<PublicId> const& ids)
    {
        PagesMerged merged;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const done = merge_pages(transaction, shelf, ids);
            ASSERT_TRUE(done.has_value()) << done.error().text();
            merged = *done;
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return merged;
    }

    std::string undo()
    {
        std::string summary;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const undone = undo_last(transaction, shelf);
            ASSERT_TRUE(undone.has_value()) << undone.error().text();
            summary = undone->summary;
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return summary;
    }

    std::int64_t found(std::string_view words)
    {
        struct Utc final : Calendar {
            Time beginning_of(std::chrono::local_days day) const override
            {
                return Time{day.time_since_epoch()};
            }
            std::chrono::local_days day_of(Time moment) const override
            {
                return std::chrono::local_days{
                    std::chrono::floor<std::chrono::days>(moment.time_since_epoch())};
            }
        } const calendar;
        auto const query = Query::parse(words, {this->now, calendar}).value();
        ColumnCache columns;
        return search(*this->database->read(this->owner.value), columns, this->owner, query, {}, this->now)
            .total;
    }

    std::vector<BookmarkDraft> savings; ///< as they are before
};
TYPED_TEST_SUITE(MergingPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(MergingPages, makes_one_bookmark_that_has_all_the_others_had)
{
    auto const done = this->merge({*this->savings[2].id});
    EXPECT_EQ(done.pages, 1);
    EXPECT_EQ(done.bookmarks, 2);
    auto const all = this->all();
    ASSERT_THAT(all, SizeIs(2));
    auto const& kept = all.front();
    EXPECT_EQ(kept.id, this->savings[0].id);
    EXPECT_EQ(kept.url->text(), "https://ponds.example/diary");
    EXPECT_EQ(kept.title, "Pond diary");
    EXPECT_EQ(kept.note, "Since 1931.\n\nFour head teachers.");
    EXPECT_THAT(kept.tags, ElementsAre("ice", "schools", "skating"));
    ASSERT_THAT(kept.highlights, SizeIs(3));
    EXPECT_EQ(kept.highlights[0].id, this->savings[0].highlights[0].id);
    EXPECT_EQ(kept.highlights[0].note, "simple\n\na very good instrument");
    EXPECT_EQ(kept.highlights[0].replies, this->savings[1].highlights[0].replies);
    EXPECT_EQ(kept.highlights[2].id, this->savings[1].highlights[1].id) << "the same highlight, moved";
    EXPECT_THAT(kept.lists, ElementsAre(ListPath{"Winter"}, ListPath{"Schools"}));
    EXPECT_EQ(kept.origin, "pinboard:123");
    EXPECT_EQ(this->found("tag:skating stone \"head teachers\""), 1);
    EXPECT_EQ(this->found("stone"), 1) << "the index holds nothing of those that went";
}

TYPED_TEST(MergingPages, is_one_change_that_undo_takes_back_and_undo_again_makes)
{
    auto const lists = this->lists();
    this->merge({*this->savings[0].id});
    auto const merged = this->all();
    auto const merged_lists = this->lists();
    EXPECT_EQ(this->undo(), "Pond diary, saved 3 times");
    auto back = this->all();
    std::sort(back.begin(), back.end(),
              [](auto const& a, auto const& b) { return a.url->text() < b.url->text(); });
    auto before = this->savings;
    std::sort(before.begin(), before.end(),
              [](auto const& a, auto const& b) { return a.url->text() < b.url->text(); });
    EXPECT_EQ(back, before);
    EXPECT_EQ(this->lists(), lists);
    EXPECT_EQ(this->found("stone"), 2);
    this->undo();
    EXPECT_EQ(this->all(), merged);
    EXPECT_EQ(this->lists(), merged_lists);
}

TYPED_TEST(MergingPages, leaves_the_old_ids_and_urls_as_names_of_what_stayed)
{
    this->merge({*this->savings[0].id});
    auto const merged = this->all();
    {
        auto const reader = this->database->read(this->owner.value);
        EXPECT_EQ(find_bookmark(*reader, *this->savings[2].id), find_bookmark(*reader, *this->savings[0].id));
        auto const other = this->database->read(this->stranger.value);
        EXPECT_FALSE(find_bookmark(*other, *this->savings[2].id).has_value());
    }
    auto old_export = this->savings[1];
    EXPECT_EQ(this->take(old_export), Taken::unchanged);
    old_export.id.reset();
    old_export.origin.clear();
    EXPECT_EQ(this->take(old_export), Taken::unchanged) << "known by its URL alone";
    EXPECT_EQ(this->all(), merged);
    old_export.tags = {"new"};
    EXPECT_EQ(this->take(old_export), Taken::updated);
    EXPECT_THAT(this->all(), SizeIs(2));
}

TYPED_TEST(MergingPages, keeps_the_places_in_lists_and_the_notes_there)
{
    auto const id = [&](std::size_t at) { return this->savings[at].id; };
    ListDraft const list{PublicId::random(),
                         {"Outline"},
                         "",
                         accounts::Audience::me(),
                         {{id(1), std::nullopt, "to begin with"},
                          {id(3), std::nullopt, ""},
                          {id(2), std::nullopt, ""},
                          {std::nullopt, this->savings[1].highlights[0].id, ""},
                          {id(0), std::nullopt, "again"}}};
    this->on_shelf(
        [&](store::Transaction& transaction, Shelf const& shelf) { take_list(transaction, shelf, list); });
    auto const before = this->lists();
    this->merge({*id(0)});
    EXPECT_THAT(this->lists().back().entries,
                ElementsAre(ListDraft::Entry{id(0), std::nullopt, "to begin with"},
                            ListDraft::Entry{id(3), std::nullopt, ""},
                            ListDraft::Entry{std::nullopt, this->savings[0].highlights[0].id, ""},
                            ListDraft::Entry{id(0), std::nullopt, "again"}));
    EXPECT_THAT(this->all().front().lists, SizeIs(3)) << "each list once";
    this->undo();
    EXPECT_EQ(this->lists(), before);
}

TYPED_TEST(MergingPages, undoes_what_was_changed_since)
{
    this->merge({*this->savings[0].id});
    auto more = page("https://ponds.example/diary", {}, {"later"});
    more.highlights = {passage("Found later")};
    this->take(more);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(library::undo(transaction, shelf, ChangeId{1}).has_value());
    });
    EXPECT_THAT(this->all(), SizeIs(4));
    EXPECT_EQ(this->all().front(), this->savings.front());
    this->undo();
    EXPECT_THAT(this->all().front().tags, ElementsAre("ice", "schools", "skating", "later"));
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(MergingPages, merges_all_there_are_as_one_change)
{
    this->take(page("https://gardens.example/#roses"));
    auto const merge_some = [&](std::size_t limit) {
        PagesMerged merged;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            merged = merge_duplicates(transaction, shelf, limit);
        });
        return merged;
    };
    auto const done = merge_some(10);
    EXPECT_EQ(done.pages, 2);
    EXPECT_EQ(done.bookmarks, 3);
    EXPECT_THAT(this->all(), SizeIs(2));
    EXPECT_EQ(merge_some(10).pages, 0);
    this->undo();
    EXPECT_THAT(this->all(), SizeIs(5));
    EXPECT_EQ(merge_some(1).pages, 1);
}

TYPED_TEST(MergingPages, says_which_id_is_unknown_anothers_or_saved_once)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const unknown = PublicId::random();
        EXPECT_EQ(merge_pages(transaction, shelf, std::vector{unknown}).error(),
                  (Fault{unknown.text(), "there is no such bookmark"}));
        EXPECT_EQ(merge_pages(transaction, shelf, std::vector{*this->savings[3].id}).error().reason(),
                  "no other bookmark is of the same page");
    });
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        Shelf const shelf{this->stranger, vocabulary, std::nullopt, this->now};
        EXPECT_FALSE(merge_pages(transaction, shelf, std::vector{*this->savings[0].id}).has_value());
    });
    EXPECT_EQ(this->all(), this->savings);
}

TYPED_TEST(MergingPages, puts_a_url_back_that_was_saved_anew_since)
{
    this->merge({*this->savings[0].id});
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        auto const kept = find_bookmark(transaction, *this->savings[0].id).value();
        remove_bookmark(transaction, this->owner, read_bookmark(transaction, kept).value());
        put_bookmark(transaction, shelf, page("https://ponds.example/diary#1963", "Anew"));
    });
    this->undo();
    EXPECT_THAT(this->all(), SizeIs(4));
    EXPECT_EQ(this->found("stone"), 2);
    EXPECT_EQ(this->found("anew"), 0);
}

} // namespace
} // namespace florilege::library
