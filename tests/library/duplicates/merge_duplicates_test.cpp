#include "library/duplicates/merge_duplicates.hpp"
#include "library/edit.hpp"
#include "library/edit_many.hpp"
#include "library/highlights/review_state.hpp"
#include "library/history/history.hpp"
#include "library/lists/list.hpp"
#include "library/search/score.hpp"
#include "library/search/search.hpp"
#include "tests/library/edited_product.hpp"
#include "tests/library/query/reading.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
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

    std::int64_t found(std::string_view words) { return found_by(this->owner, words); }

    std::int64_t found_by(accounts::AccountId viewer, std::string_view words)
    {
        return search(*this->database->read(viewer.value), columns, this->owner, tests::query(words), {},
                      this->now)
            .total;
    }

    std::vector<BookmarkDraft> savings; ///< as they are before
    ColumnCache columns;
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
    this->redo();
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
    this->redo();
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

/// Two savings of one page that say everything otherwise.
template <class Where> class MergingOthers : public MergingPages<Where> {
protected:
    void SetUp() override
    {
        auto first = page("https://animals.example/", "Stripes of Africa");
        first.article = "A herd of zebras, told at length.";
        first.highlights = {passage("A stone.")};
        first.highlights[0].colour = "yellow";
        first.highlights[0].selectors = R"([{"type":"first"}])";
        first.created = tests::monday;
        auto second = page("http://animals.example/?utm_source=mail", "Tusks of Greenland");
        second.article = "Short walrus.";
        second.highlights = {passage("a stone")};
        second.highlights[0].colour = "pink";
        second.highlights[0].selectors = R"([{"type":"second"}])";
        second.created = tests::monday + std::chrono::hours{1};
        this->take(first);
        this->take(second);
        this->savings = this->all();
    }

    BookmarkDraft merged()
    {
        this->merge({*this->savings[0].id});
        return this->all().front();
    }

    PublicId const& highlight(std::size_t of) { return *this->savings[of].highlights[0].id; }

    void put_review(std::size_t of, std::optional<ReviewState> const& state)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            put_review_state(transaction, shelf, highlight(of), state);
        });
    }

    /// In which step that highlight is; nothing where it was never drawn.
    std::optional<std::int64_t> step(std::size_t of)
    {
        std::optional<ReviewState> state;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            state = find_review_state(transaction, shelf, highlight(of));
        });
        if (!state) return std::nullopt;
        return state->step;
    }

    static ReviewState in_step(std::int64_t step)
    {
        std::chrono::local_days const day{std::chrono::days{15'000}};
        return {PublicId::random(), day, 0, step, day + std::chrono::days{step}};
    }

    std::int64_t found_by_stranger(std::string_view words) { return this->found_by(this->stranger, words); }

    void share(accounts::Audience audience)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            ManyChange change;
            change.audience = audience;
            ASSERT_TRUE(
                edit_many(transaction, shelf, this->columns, std::vector{*this->savings[0].id}, change)
                    .has_value());
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
    }
};
TYPED_TEST_SUITE(MergingOthers, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(MergingOthers, keeps_what_goes_under)
{
    auto const kept = this->merged();
    EXPECT_EQ(kept.article, "A herd of zebras, told at length.");
    EXPECT_THAT(kept.extra, HasSubstr("Short walrus."));
    ASSERT_THAT(kept.highlights, SizeIs(1));
    EXPECT_EQ(kept.highlights[0].colour, "yellow");
    EXPECT_THAT(kept.highlights[0].extra, HasSubstr("pink"));
    EXPECT_THAT(kept.highlights[0].extra, HasSubstr("second"));
    EXPECT_EQ(this->take(this->savings[1]), Taken::unchanged);
    EXPECT_EQ(this->all().front(), kept);
    this->undo();
    EXPECT_EQ(this->all(), this->savings);
}

TYPED_TEST(MergingOthers, is_found_by_the_words_of_both)
{
    this->merged();
    for (auto const* words : {"zebras walrus", "title:stripes title:tusks", "article:walrus", "greenland"})
        EXPECT_EQ(this->found(words), 1) << words;
    this->undo();
    EXPECT_EQ(this->found("walrus"), 1);
    EXPECT_EQ(this->found("zebras walrus"), 0);
    EXPECT_EQ(this->found("greenland stripes"), 0);
    this->redo();
    EXPECT_EQ(this->found("zebras walrus"), 1);
}

TYPED_TEST(MergingOthers, tells_nobody_else_of_words_that_were_private)
{
    this->merged();
    this->share(accounts::Audience::everyone());
    EXPECT_EQ(this->found_by_stranger("zebras"), 1);
    EXPECT_EQ(this->found_by_stranger("walrus"), 0);
    EXPECT_EQ(this->found_by_stranger("greenland"), 0);
    this->share(accounts::Audience::me());
    EXPECT_EQ(this->found("walrus greenland"), 1);
    this->undo();
    this->undo();
    EXPECT_EQ(this->found("walrus greenland"), 1);
}

TYPED_TEST(MergingOthers, tells_nobody_else_of_them_after_an_edit_of_the_one_bookmark)
{
    this->merged();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        BookmarkChange change;
        change.audience = accounts::Audience::everyone();
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->savings[0].id, change).has_value());
    });
    EXPECT_EQ(this->found_by_stranger("zebras"), 1);
    EXPECT_EQ(this->found_by_stranger("walrus"), 0);
    this->undo();
    EXPECT_EQ(this->found("walrus"), 1);
}

TYPED_TEST(MergingOthers, that_were_public_stay_found_by_everyone)
{
    for (auto const& saving : this->savings)
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            BookmarkChange change;
            change.audience = accounts::Audience::everyone();
            ASSERT_TRUE(edit_bookmark(transaction, shelf, *saving.id, change).has_value());
        });
    this->merged();
    EXPECT_EQ(this->found("walrus"), 1);
    EXPECT_EQ(this->found_by_stranger("walrus"), 1);
    EXPECT_EQ(this->found_by_stranger("greenland stripes"), 1);
}

TYPED_TEST(MergingOthers, is_measured_by_its_own_words)
{
    this->merged();
    auto const kept = this->all().front();
    WantedWords const wanted{words_wanted(tests::query("stripes").root())};
    auto alone = kept;
    alone.extra.clear();
    EXPECT_EQ(evidence_in(kept, wanted).lengths, evidence_in(alone, wanted).lengths);
    auto const reader = this->database->read(this->owner.value);
    auto const columns = this->columns.columns(*reader, this->owner);
    auto const key = find_bookmark(*reader, *kept.id).value();
    auto const place = static_cast<std::size_t>(number_of(key)) % ColumnBlock::size;
    EXPECT_EQ(columns->blocks.front()->lengths[place], evidence_in(kept, wanted).lengths);
}

TYPED_TEST(MergingOthers, goes_on_with_the_review_that_came_further)
{
    this->put_review(0, this->in_step(2));
    this->put_review(1, this->in_step(5));
    this->merged();
    EXPECT_EQ(this->step(0), 5);
    this->undo();
    EXPECT_EQ(this->step(0), 2);
    EXPECT_EQ(this->step(1), 5);
    this->redo();
    EXPECT_EQ(this->step(0), 5);
}

TYPED_TEST(MergingOthers, stays_with_its_own_review_where_that_came_further)
{
    this->put_review(0, this->in_step(5));
    this->put_review(1, this->in_step(2));
    this->merged();
    EXPECT_EQ(this->step(0), 5);
}

TYPED_TEST(MergingOthers, draws_no_more_what_was_done_with)
{
    auto done = this->in_step(3);
    done.due.reset();
    this->put_review(1, done);
    this->merged();
    EXPECT_EQ(this->step(0), 3);
    this->undo();
    EXPECT_EQ(this->step(0), std::nullopt) << "it was never drawn";
}

} // namespace
} // namespace florilege::library
