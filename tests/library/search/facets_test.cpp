#include "library/search/facets.hpp"
#include "library/search/run_plan.hpp"
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
    EXPECT_EQ(this->told(third.tags), "all 120\nhalf 60\n");
    EXPECT_EQ(this->told(third.sites), "example.org 120\n");
    EXPECT_EQ(this->told(third.years), this->told(exact.years));

    // Every second one is just those with the tag: a part tells not more than it has.
    EXPECT_EQ(this->told(facets_of(scope, rows, 30, 60).tags), "all 120\nhalf 120\n");
}

} // namespace
} // namespace florilege::library
