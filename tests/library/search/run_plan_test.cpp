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
    Scope const scope{*session, this->columns, this->owner};
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
    Scope const scope{*session, this->columns, this->owner};
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

} // namespace
} // namespace florilege::library
