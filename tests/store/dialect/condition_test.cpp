#include "store/dialect/condition.hpp"
#include "store/error.hpp"

#include <gtest/gtest.h>

namespace florilege::store {
namespace {

Condition is(std::int64_t number)
{
    return {RowTest{"n = ?1", "n <> ?1", {number}}};
}

std::string written(Condition const& condition)
{
    return BoundCondition{condition}.within("the_condition", 0);
}

TEST(Condition, is_written_with_its_values_in_their_order)
{
    Condition const between{RowTest{"n BETWEEN ?1 AND ?2", "n NOT BETWEEN ?1 AND ?2", {1, 2}}};
    BoundCondition const bound{{AllOf{{between, is(3)}}}};
    EXPECT_EQ(bound.within("SELECT 1 WHERE owner = ?1 AND the_condition", 1),
              "SELECT 1 WHERE owner = ?1 AND n BETWEEN ?2 AND ?3 AND n = ?4");
    auto const params = bound.params({std::int64_t{9}});
    ASSERT_EQ(params.size(), 4U);
    for (std::size_t i = 0; i < params.size(); ++i)
        EXPECT_EQ(std::get<std::int64_t>(params[i].value()), (std::array<std::int64_t, 4>{9, 1, 2, 3}[i]));
}

TEST(Condition, of_nothing_is_true_for_all_and_false_for_any)
{
    EXPECT_EQ(written({AllOf{}}), "1 = 1");
    EXPECT_EQ(written({AnyOf{}}), "1 = 0");
    EXPECT_EQ(written({NoneOf{}}), "1 = 1");
    EXPECT_EQ(written({NoneOf{{{AllOf{}}}}}), "1 = 0");
}

TEST(Condition, has_brackets_only_around_an_or_inside_an_and)
{
    Condition const either{AnyOf{{is(1), is(2)}}};
    EXPECT_EQ(written(either), "(n = ?1 OR n = ?2)");
    EXPECT_EQ(written({AllOf{{either, is(3)}}}), "(n = ?1 OR n = ?2) AND n = ?3");
    EXPECT_EQ(written({AnyOf{{{AllOf{{is(1), is(2)}}}, is(3)}}}), "(n = ?1 AND n = ?2 OR n = ?3)");
}

TEST(Condition, takes_negations_down_to_its_tests)
{
    EXPECT_EQ(written({NoneOf{{is(1), is(2)}}}), "n <> ?1 AND n <> ?2");
    EXPECT_EQ(written({NoneOf{{{AllOf{{is(1), is(2)}}}}}}), "(n <> ?1 OR n <> ?2)");
    EXPECT_EQ(written({NoneOf{{{NoneOf{{is(1), is(2)}}}}}}), "(n = ?1 OR n = ?2)");
}

TEST(Condition, writes_its_deepest_part_first)
{
    Condition deep{AnyOf{{is(1), is(2)}}};
    for (std::int64_t level = 0; level < 3; ++level)
        deep = {AnyOf{{is(7), {AllOf{{is(8), std::move(deep)}}}}}};
    EXPECT_TRUE(written(deep).starts_with("((((n = ")) << written(deep);
}

TEST(Condition, deeper_than_the_limit_is_refused)
{
    Condition deep = is(1);
    for (int level = 0; level <= Condition::nesting_limit; ++level) {
        AllOf more;
        more.parts.push_back(std::move(deep));
        deep = {std::move(more)};
    }
    EXPECT_THROW(BoundCondition{deep}, StoreError);
}

TEST(Condition, stays_out_of_literals_and_other_words_of_the_statement)
{
    BoundCondition const bound{is(1)};
    EXPECT_EQ(bound.within("SELECT 'the_condition ?1', the_conditions WHERE the_condition", 2),
              "SELECT 'the_condition ?1', the_conditions WHERE n = ?3");
}

} // namespace
} // namespace florilege::store
