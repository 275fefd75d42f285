#include "library/edit.hpp"
#include "library/search/facets.hpp"
#include "library/search/run_plan.hpp"
#include "library/search/search.hpp"
#include "library/state.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

template <class Where> class FacetsOfMany : public tests::Product<Where> {
protected:
    static constexpr int pages = 120;

    FacetsOfMany()
    {
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < pages; ++i) {
                auto draft = tests::page("https://example.org/" + std::to_string(i), "a page", {"all"});
                if (i % 2 == 0) draft.tags.emplace_back("half");
                draft.created = tests::monday - std::chrono::hours{24 * (i % 60)};
                take(transaction, shelf, draft);
            }
        });
    }

    static std::string told(std::vector<Facet> const& facets)
    {
        std::string out;
        for (auto const& facet : facets)
            out += facet.name + ' ' + std::to_string(facet.count) + '\n';
        return out;
    }

    /// A block whose rows are all like the one at that place of another, with its first tag so many times.
    static std::shared_ptr<ColumnBlock const> full_block(ColumnBlock const& known, std::size_t like,
                                                         std::size_t times)
    {
        auto full = std::make_shared<ColumnBlock>();
        full->oldest = full->newest = known.created[like];
        for (std::size_t place = 0; place < ColumnBlock::size; ++place) {
            full->present[place / 64] |= std::uint64_t{1} << place % 64;
            full->created[place] = known.created[like];
            full->site[place] = known.site[like];
            full->tags.insert(full->tags.end(), times, known.tags_of(like).front());
            full->first_tag[place + 1] = static_cast<std::uint32_t>(full->tags.size());
        }
        return full;
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(FacetsOfMany, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(FacetsOfMany, are_counted_in_a_part_and_say_so)
{
    auto const session = this->database->read(this->owner.value);
    Scope const scope{*session, this->columns, this->owner};
    auto const rows = RowSet::everything(*scope.columns);
    auto const exact = facets_of(scope, rows, 30, FacetsOfMany<TypeParam>::pages);
    EXPECT_FALSE(exact.approximate);
    EXPECT_EQ(this->told(exact.tags), "all 120\nhalf 60\n");
    EXPECT_EQ(this->told(exact.years), "2011 60\n2012 60\n");

    auto const third = facets_of(scope, rows, 30, 40);
    EXPECT_TRUE(third.approximate);
    EXPECT_EQ(third.tags.at(0).count, 120);
    EXPECT_EQ(this->told(third.sites), "example.org 120\n");
    EXPECT_EQ(this->told(third.years), this->told(exact.years));

    // Every second one has the tag: counted in just these, or in just the others, it would be 120 or none.
    auto const second = facets_of(scope, rows, 30, 60);
    ASSERT_EQ(second.tags.size(), 2U);
    EXPECT_EQ(second.tags.at(0).count, 120);
    EXPECT_GE(second.tags.at(1).count, 44);
    EXPECT_LE(second.tags.at(1).count, 76);
}

TYPED_TEST(FacetsOfMany, name_no_year_in_which_nothing_was_found)
{
    auto const session = this->database->read(this->owner.value);
    auto const result =
        search(*session, this->columns, this->owner, tests::query("on:2012"), {}, tests::monday);
    EXPECT_EQ(this->told(result.facets.years), "2012 60\n");
}

TYPED_TEST(FacetsOfMany, are_exact_up_to_a_hundred_thousand)
{
    auto const session = this->database->read(this->owner.value);
    Scope scope{*session, this->columns, this->owner};
    auto made = std::make_shared<Columns>(*scope.columns);
    auto const full = this->full_block(*made->blocks.front(), 2, 1);
    made->blocks.assign(100'000 / ColumnBlock::size + 1, full);
    scope.columns = made;
    RowSet rows{made->blocks.size()};
    for (std::size_t number = 0; number < 100'000; ++number)
        rows.add(number);
    auto const exact = facets_of(scope, rows, 30);
    EXPECT_FALSE(exact.approximate);
    EXPECT_EQ(this->told(exact.tags), "all 100000\n");
    rows.add(100'000);
    auto const more = facets_of(scope, rows, 30);
    EXPECT_TRUE(more.approximate);
    EXPECT_EQ(this->told(more.tags), "all 100001\n");
}

TYPED_TEST(FacetsOfMany, are_counted_once_until_something_changes_that_the_viewer_may_see)
{
    auto const kept = [&](std::int64_t viewer) {
        auto const session = this->database->read(viewer);
        Scope const scope{*session, this->columns, this->owner};
        return this->told(
            facets_kept(scope, this->columns.facets(), RowSet::everything(*scope.columns), 30).tags);
    };
    auto& cache = this->columns.facets();
    EXPECT_EQ(kept(this->owner.value), "all 120\nhalf 60\n");
    EXPECT_EQ(kept(this->owner.value), "all 120\nhalf 60\n");
    EXPECT_EQ(cache.size(), 1U);
    EXPECT_EQ(kept(0), "") << "who sees another face is told nothing of this one";
    EXPECT_EQ(cache.size(), 2U);

    // Renaming a tag moves no row and no column.
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(rename_tag(transaction, shelf, *TagName::parse("half"), *TagName::parse("every second")));
    });
    EXPECT_EQ(kept(this->owner.value), "all 120\nevery second 60\n");
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        BookmarkChange change;
        change.tags.emplace();
        change.audience = accounts::Audience::everyone();
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->all()[0].id, change).has_value());
    });
    EXPECT_EQ(kept(this->owner.value), "all 119\nevery second 59\n");
    EXPECT_EQ(kept(0), "");
}

TYPED_TEST(FacetsOfMany, are_those_kept_for_just_these_rows_and_as_many_as_are_wanted)
{
    auto const session = this->database->read(this->owner.value);
    Scope const scope{*session, this->columns, this->owner};
    auto& cache = this->columns.facets();
    auto const all = RowSet::everything(*scope.columns);
    RowSet some{scope.columns->blocks.size()};
    some.add(7);
    EXPECT_EQ(this->told(facets_kept(scope, cache, all, 30).tags), "all 120\nhalf 60\n");
    EXPECT_EQ(this->told(facets_kept(scope, cache, some, 30).tags), "all 1\nhalf 1\n");
    EXPECT_EQ(this->told(facets_kept(scope, cache, all, 1).tags), "all 120\n");
    EXPECT_EQ(this->told(facets_kept(scope, cache, all, 0).tags), "");
    EXPECT_EQ(cache.size(), 3U);
    // Those that are there are given, and not counted anew.
    FacetsOf const of{this->owner.value, 0, library_state(*session, this->owner), hash_of(all), 2};
    cache.keep(of, std::make_shared<Facets const>(Facets{{{"kept", 7}}, {}, {}, false}));
    EXPECT_EQ(this->told(facets_kept(scope, cache, all, 2).tags), "kept 7\n");
}

TYPED_TEST(FacetsOfMany, are_not_kept_of_what_is_not_committed)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        take(transaction, shelf, tests::page("https://example.org/new", "new", {"uncommitted"}));
        transaction.see_as(this->owner.value);
        search(transaction, this->columns, this->owner, Query{}, {}, this->now);
    });
    EXPECT_EQ(this->columns.facets().size(), 0U);
}

TEST(FacetCache, keeps_the_last_ones_asked_for_and_no_more_than_it_may)
{
    FacetCache cache;
    auto const of = [](std::int64_t state, std::size_t wanted = 30) {
        return FacetsOf{1, 0, state, {}, wanted};
    };
    auto const facets = std::make_shared<Facets const>();
    for (std::int64_t state = 0; state < 300; ++state) {
        cache.keep(of(state), facets);
        EXPECT_NE(cache.find(of(0)), nullptr) << "asked for all the time";
    }
    EXPECT_EQ(cache.size(), FacetCache::most);
    EXPECT_EQ(cache.find(of(1)), nullptr);
    EXPECT_NE(cache.find(of(299)), nullptr);
    cache.keep(of(500, FacetCache::most_wanted + 1), facets);
    EXPECT_EQ(cache.find(of(500, FacetCache::most_wanted + 1)), nullptr);
}

TYPED_TEST(FacetsOfMany, are_the_same_where_so_many_are_counted_that_an_array_is_kept)
{
    auto const session = this->database->read(this->owner.value);
    Scope scope{*session, this->columns, this->owner};
    auto const& known = *scope.columns->blocks.front();
    auto const tags = known.tags_of(2); // of the second page: the first with one tag has place 1
    ASSERT_EQ(tags.size(), 1U);
    auto made = std::make_shared<Columns>(*scope.columns);
    made->blocks = {this->full_block(known, 2, 5)};
    scope.columns = made;
    auto const counted = facets_of(scope, RowSet::everything(*made), 30);
    EXPECT_EQ(this->told(counted.tags), "all 5120\n");
    EXPECT_EQ(this->told(counted.sites), "example.org 1024\n");
    EXPECT_EQ(this->told(counted.years), "2012 1024\n");
}

} // namespace
} // namespace florilege::library
