#include "library/search/names.hpp"
#include "library/search/ranking.hpp"
#include "library/search/run_plan.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

#include <map>

namespace florilege::library {
namespace {

constexpr int pages = 1300;

template <class Where> class PlacesOnTheWay : public tests::Product<Where> {
protected:
    PlacesOnTheWay()
    {
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < pages; ++i) {
                auto draft = tests::page("https://example.org/" + std::to_string(i),
                                         i % 3 == 0 ? "old river" : "an old hill");
                if (i % 2 == 0) draft.tags = {"even"};
                if (i % 20 == 0) draft.tags.emplace_back("rare");
                draft.note = std::string{"moun"} + static_cast<char>('a' + i % 20);
                take(transaction, shelf, draft);
            }
        });
    }

    /// Of each number: column and word of every place.
    using Told = std::map<std::size_t, std::vector<std::pair<int, int>>>;
    static Told told(FoundPlaces const& places)
    {
        Told out;
        places.each([&](std::size_t number, std::span<store::TextPlace const> found) {
            for (auto const& one : found)
                out[number].emplace_back(one.column, one.word);
        });
        return out;
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(PlacesOnTheWay, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(PlacesOnTheWay, are_those_of_the_newest_rows_and_change_no_answer)
{
    auto const session = this->database->read(this->owner.value);
    Scope scope{*session, this->columns, this->owner};
    scope.committed = false; // no question leaves its rows known
    for (auto const* text : {"old river", "river", "river tag:even", "river OR hill"}) {
        auto const query = tests::query(text);
        TagsOfTerms tags{*session, this->owner};
        auto const plan = plan_of(*session, this->owner, query.root(), tags);
        RankedBy const by{query.root(), tags};
        auto const asked = [&](std::size_t rows) { return places_wanted(scope, by, rows); };
        auto const plain = rows_of(scope, plan);
        auto const all = rows_of(scope, plan, asked(pages));
        ASSERT_EQ(asked(1).expression.empty(), !store::tells_places(session->engine()));
        EXPECT_EQ(plain.places.size(), 0U);
        for (std::size_t const wanted : {1U, 100U, 420U}) {
            auto const some = rows_of(scope, plan, asked(wanted));
            EXPECT_TRUE(std::ranges::equal(some.rows.bits(), plain.rows.bits())) << text;
            if (all.places.size() == 0) continue; // an engine, or a question, without
            EXPECT_TRUE(all.places.cover(all.rows)) << text;
            EXPECT_GE(some.places.size(), std::min(wanted, plain.rows.count())) << text;
            auto const every = this->told(all.places);
            auto const told = this->told(some.places);
            for (auto const& [number, places] : told)
                EXPECT_EQ(places, every.at(number)) << text;
            // Those that are missing are older than all that are there.
            for (auto const& [number, places] : every)
                EXPECT_EQ(told.contains(number), number >= told.begin()->first) << text;
            EXPECT_EQ(some.places.cover(some.rows), told.size() == every.size()) << text;
            EXPECT_EQ(told.size() < every.size(), wanted == 1 || wanted == 100) << text << wanted;
        }
    }
}

TYPED_TEST(PlacesOnTheWay, are_the_same_in_one_pass_as_row_by_row)
{
    auto const session = this->database->read(this->owner.value);
    Scope scope{*session, this->columns, this->owner};
    scope.committed = false; // no question leaves its rows known
    if (!store::tells_places(session->engine())) return;
    for (auto const* text : {"river tag:rare", "old river tag:rare", "moun*", "moun* tag:rare"}) {
        auto const query = tests::query(text);
        TagsOfTerms tags{*session, this->owner};
        auto const plan = plan_of(*session, this->owner, query.root(), tags);
        RankedBy const by{query.root(), tags};
        auto const plain = rows_of(scope, plan);
        auto const wanted = places_wanted(scope, by, 10);
        auto const found = rows_of(scope, plan, wanted);
        EXPECT_TRUE(std::ranges::equal(found.rows.bits(), plain.rows.bits())) << text;
        std::map<std::size_t, std::vector<std::pair<int, int>>> one_by_one;
        store::each_with_places(*session, scope.text_at, wanted.for_places,
                                {numbered(this->owner, 0).value, plain.rows.bits()},
                                [&](std::int64_t id, std::span<store::TextPlace const> places) {
                                    auto const number = static_cast<std::size_t>(number_of(BookmarkId{id}));
                                    for (auto const& one : places)
                                        one_by_one[number].emplace_back(one.column, one.word);
                                });
        auto const told = this->told(found.places);
        EXPECT_GE(told.size(), 10U) << text;
        EXPECT_EQ(told.size() == one_by_one.size(), found.places.cover(found.rows)) << text;
        for (auto const& [number, places] : told)
            EXPECT_EQ(places, one_by_one[number]) << text;
        for (auto const& [number, places] : one_by_one)
            EXPECT_EQ(told.contains(number), number >= told.begin()->first) << text;
    }
}

template <class Where> class RowsByTime : public tests::Product<Where> {
protected:
    /// More than two blocks of columns, one day after the other but for a late one among the first.
    RowsByTime()
    {
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < 2200; ++i) {
                auto draft = tests::page("https://example.org/" + std::to_string(i));
                draft.created = day(i == 500 ? 3000 : i);
                take(transaction, shelf, draft);
            }
        });
    }

    static Time day(int number) { return Time{std::chrono::sys_days{std::chrono::days{number}}}; }

    ColumnCache columns;
};
TYPED_TEST_SUITE(RowsByTime, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(RowsByTime, are_those_that_each_row_says_however_blocks_begin_and_end)
{
    auto const session = this->database->read(this->owner.value);
    Scope const scope{*session, this->columns, this->owner};
    ASSERT_GE(scope.columns->blocks.size(), 3U);
    auto const everything = RowSet::everything(*scope.columns);
    std::vector<std::optional<Time>> ends{std::nullopt};
    for (auto const number : {-1, 0, 1, 600, 1022, 1023, 1024, 1025, 2048, 2199, 2999, 3000, 3001})
        ends.emplace_back(this->day(number));
    for (auto const& since : ends)
        for (auto const& until : ends) {
            auto const expected =
                everything.where(*scope.columns, [&](ColumnBlock const& block, std::size_t place) {
                    auto const created = from_micros(block.created[place]);
                    return (!since || created >= *since) && (!until || created < *until);
                });
            auto const found = rows_of(scope, {ScanTimes{since, until}}).rows;
            EXPECT_TRUE(std::ranges::equal(found.bits(), expected.bits()))
                << printed({ScanTimes{since, until}});
        }
}

template <class Where> class RowsByTag : public tests::Product<Where> {
protected:
    ColumnCache columns;
};
TYPED_TEST_SUITE(RowsByTag, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(RowsByTag, are_the_same_once_a_tag_is_known_however_few_are_asked_about)
{
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        for (int i = 0; i < 1300; ++i) {
            auto draft = tests::page("https://example.org/" + std::to_string(i));
            if (i % 2 == 0) draft.tags = {"even"};
            if (i % 3 == 0) draft.tags.emplace_back("third");
            take(transaction, shelf, draft);
        }
    });
    auto const session = this->database->read(this->owner.value);
    Scope const scope{*session, this->columns, this->owner};
    auto const tag = [&](char const* name) {
        return Plan{ScanTags{tags_meant(*session, this->owner, {name, Match::phrase})}};
    };
    auto const both = [&](Plan const& plan, RowSet const& within) {
        return rows_of(scope, plan, {}, within).rows;
    };
    auto few = RowSet{scope.columns->blocks.size()};
    for (std::size_t number = 0; number < 30; ++number)
        few.add(number);
    auto const unknown = both(tag("even"), few);
    ASSERT_EQ(this->columns.tag_rows().size(), 0U) << "so few are asked one by one";
    auto const all = both(tag("even"), RowSet::everything(*scope.columns));
    ASSERT_EQ(this->columns.tag_rows().size(), 1U);
    EXPECT_EQ(all.count(), 650U);
    EXPECT_EQ(unknown.count(), 15U);
    EXPECT_TRUE(std::ranges::equal(both(tag("even"), few).bits(), unknown.bits()));
    EXPECT_EQ(both({PlanAll{{tag("even"), tag("third")}, {}}}, few).count(), 5U)
        << "one is known, one is not";
}

} // namespace
} // namespace florilege::library
