#include "library/duplicates/merge_duplicates.hpp"
#include "library/highlights/highlights.hpp"
#include "library/highlights/review.hpp"
#include "library/highlights/review_choice.hpp"
#include "library/history/history.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using tests::page;

/// Passages "1a", "1b", … of source 1, marked a day after each other beginning a hundred days before Monday.
template <class Where> class Review : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        mark(1, {"1a", "1b", "1c"});
        mark(2, {"2a", "2b"});
        mark(3, {"3a"});
    }

    void mark(int source, std::vector<std::string> const& quotes)
    {
        auto draft = page("https://ponds.example/" + std::to_string(source), std::to_string(source));
        for (auto const& quote : quotes) {
            draft.highlights.push_back(tests::passage(quote));
            draft.highlights.back().created = tests::monday - std::chrono::days{100 - marked++};
        }
        this->take(draft);
    }

    /// `after` days after Monday, in UTC.
    static ReviewDay day(int after)
    {
        auto const monday = std::chrono::floor<std::chrono::days>(tests::monday);
        auto const begin = monday + std::chrono::days{after};
        return {std::chrono::local_days{begin.time_since_epoch()}, begin};
    }

    static std::vector<std::string> quotes_of(std::vector<PlacedHighlight> const& highlights)
    {
        std::vector<std::string> quotes;
        for (auto const& placed : highlights)
            quotes.push_back(placed.highlight.quote);
        return quotes;
    }

    /// What is drawn that day and written down.
    std::vector<std::string> drawn(int after, std::size_t count)
    {
        std::vector<PlacedHighlight> highlights;
        this->on_shelf([&](store::Transaction& transaction, Shelf const&) {
            transaction.see_as(this->owner.value);
            auto const draw = library::draw(transaction, this->owner, day(after), count);
            keep_draw(transaction, this->owner, day(after), draw);
            highlights = read_highlights(transaction, draw.places);
        });
        return quotes_of(highlights);
    }

    PublicId id_of(std::string_view quote)
    {
        for (auto const& bookmark : this->all())
            for (auto const& highlight : bookmark.highlights)
                if (highlight.quote == quote) return *highlight.id;
        throw std::logic_error{"no such quote"};
    }

    void choose(int after, ReviewChoice choice, std::vector<PublicId> const& highlights)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            EXPECT_TRUE(library::choose(transaction, shelf, day(after), choice, highlights).has_value());
        });
    }

    void undo()
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            EXPECT_TRUE(undo_last(transaction, shelf).has_value());
        });
    }

    int marked = 0;
};
TYPED_TEST_SUITE(Review, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Review, draws_the_oldest_reading_first_each_source_once_while_others_have_something)
{
    EXPECT_THAT(this->drawn(0, 3), ElementsAre("1a", "2a", "3a"));
}

TYPED_TEST(Review, fills_the_draw_from_one_source_where_others_have_nothing)
{
    EXPECT_THAT(this->drawn(0, 5), ElementsAre("1a", "2a", "3a", "1b", "1c"));
    EXPECT_THAT(this->drawn(0, 100), ElementsAre("1a", "2a", "3a", "1b", "1c", "2b"));
}

TYPED_TEST(Review, draws_the_same_all_day_and_more_when_more_is_asked)
{
    auto const before = draw(*this->database->read(this->owner.value), this->owner, this->day(0), 2);
    EXPECT_EQ(before.kept, 0u);
    EXPECT_EQ(before.places,
              draw(*this->database->read(this->owner.value), this->owner, this->day(0), 2).places);
    EXPECT_THAT(this->drawn(0, 2), ElementsAre("1a", "2a"));
    this->choose(0, ReviewChoice::done, {this->id_of("1a")});
    this->mark(4, {"4a"});
    EXPECT_THAT(this->drawn(0, 2), ElementsAre("1a", "2a"));
    auto const after = draw(*this->database->read(this->owner.value), this->owner, this->day(0), 2);
    EXPECT_EQ(after.places, before.places);
    EXPECT_EQ(after.kept, 2u);
    EXPECT_THAT(this->drawn(0, 3), ElementsAre("1a", "2a", "3a"));
    EXPECT_THAT(this->drawn(0, 1), ElementsAre("1a"));
}

TYPED_TEST(Review, goes_on_each_day_and_comes_back_after_growing_intervals)
{
    std::vector<int> days;
    for (int after = 0; after < 160; ++after) {
        auto const quotes = this->drawn(after, 6);
        if (std::find(quotes.begin(), quotes.end(), "1a") != quotes.end()) days.push_back(after);
    }
    EXPECT_THAT(days, ElementsAre(0, 1, 4, 11, 27, 62, 152));
}

TYPED_TEST(Review, prefers_what_has_been_due_longest_to_what_was_never_drawn)
{
    EXPECT_THAT(this->drawn(0, 1), ElementsAre("1a"));
    EXPECT_THAT(this->drawn(0, 2), ElementsAre("1a", "2a"));
    this->choose(0, ReviewChoice::again, {this->id_of("2a")});
    EXPECT_THAT(this->drawn(1, 1), ElementsAre("1a"));
    EXPECT_THAT(this->drawn(2, 2), ElementsAre("2a", "1b")) << "1a rests for three days now";
}

TYPED_TEST(Review, leaves_what_was_marked_today_for_another_day)
{
    auto draft = page("https://ponds.example/new");
    draft.highlights = {tests::passage("new")};
    draft.highlights[0].created = this->day(0).beginning;
    this->take(draft);
    EXPECT_THAT(this->drawn(0, 10), Not(Contains("new")));
    EXPECT_THAT(this->drawn(1, 10), Contains("new"));
}

TYPED_TEST(Review, draws_again_tomorrow_what_was_asked_for_again)
{
    this->drawn(0, 6);
    this->drawn(1, 6);
    EXPECT_THAT(this->drawn(2, 6), IsEmpty());
    this->choose(2, ReviewChoice::again, {this->id_of("3a")});
    EXPECT_THAT(this->drawn(3, 6), ElementsAre("3a"));
    EXPECT_THAT(this->drawn(4, 6), SizeIs(5)) << "the others, after three days";
    EXPECT_THAT(this->drawn(6, 6), ElementsAre("3a")) << "after three days, as if it were new";
}

TYPED_TEST(Review, never_draws_again_what_is_done_until_that_is_undone)
{
    this->choose(0, ReviewChoice::done, {this->id_of("1a"), this->id_of("2a")});
    EXPECT_THAT(this->drawn(0, 10), SizeIs(4));
    EXPECT_THAT(this->drawn(500, 10), SizeIs(4));
    this->undo();
    EXPECT_THAT(this->drawn(501, 10), ElementsAre("1a", "2a"));
    this->redo();
    EXPECT_THAT(this->drawn(600, 10), SizeIs(4)) << "undoing the undoing";
}

TYPED_TEST(Review, choosing_names_what_is_no_highlight_and_changes_nothing)
{
    auto draft = page("https://ponds.example/noted");
    draft.highlights = {tests::passage("", "a note on the page")};
    this->take(draft);
    auto const noted = *this->all().back().highlights.front().id;
    auto const drawn_id = this->id_of("1a");
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        for (auto const& id : {PublicId::random(), noted})
            EXPECT_EQ(library::choose(transaction, shelf, this->day(0), ReviewChoice::done,
                                      std::vector{drawn_id, id})
                          .error(),
                      (Fault{id.text(), "there is no such highlight"}));
    });
    EXPECT_THAT(this->drawn(0, 10), SizeIs(6));
}

TYPED_TEST(Review, of_one_person_is_not_anothers)
{
    this->drawn(0, 6);
    auto const reader = this->database->read(this->stranger.value);
    EXPECT_THAT(draw(*reader, this->owner, this->day(0), 6).places, IsEmpty());
    EXPECT_THAT(draw(*reader, this->stranger, this->day(0), 6).places, IsEmpty());
    EXPECT_THAT(newest_highlights(*reader, this->owner, 6), IsEmpty());
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        Shelf const shelf{this->stranger, vocabulary, std::nullopt, this->now};
        EXPECT_FALSE(library::choose(transaction, shelf, this->day(0), ReviewChoice::done,
                                     std::vector{this->id_of("1a")})
                         .has_value());
    });
}

TYPED_TEST(Review, stays_with_a_highlight_that_goes_and_comes_back)
{
    this->drawn(0, 6);
    this->take(page("https://ponds.example/1#again", "again"));
    auto const id = this->all().front().id.value();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(merge_pages(transaction, shelf, std::vector{id}).has_value());
    });
    EXPECT_THAT(this->drawn(0, 6), SizeIs(6));
    this->undo();
    EXPECT_THAT(this->drawn(0, 6), SizeIs(6));
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(Review, lists_the_newest_highlights_with_their_places)
{
    auto const newest = newest_highlights(*this->database->read(this->owner.value), this->owner, 2);
    EXPECT_THAT(this->quotes_of(newest), ElementsAre("3a", "2b"));
    EXPECT_EQ(newest[1].bookmark.url->text(), "https://ponds.example/2");
    EXPECT_THAT(newest[1].bookmark.highlights, IsEmpty());
}

TYPED_TEST(Review, lists_sources_with_their_passages_the_last_marked_first)
{
    auto const sources = highlighted_sources(*this->database->read(this->owner.value), this->owner, 2);
    ASSERT_THAT(sources, SizeIs(2));
    EXPECT_EQ(sources[0].title, "3");
    EXPECT_EQ(sources[1].title, "2");
    ASSERT_THAT(sources[1].highlights, SizeIs(2));
    EXPECT_EQ(sources[1].highlights[0].quote, "2a");
}

} // namespace
} // namespace florilege::library
