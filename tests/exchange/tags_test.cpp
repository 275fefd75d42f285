#include "exchange/tags.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Tags, are_trimmed_and_never_empty)
{
    EXPECT_THAT(split_tags(" a , ,b b,,c\n", TagSeparator::comma), ElementsAre("a", "b b", "c"));
    EXPECT_THAT(split_tags("  a\tb  c ", TagSeparator::space), ElementsAre("a", "b", "c"));
    EXPECT_THAT(split_tags("a|b b|", TagSeparator::pipe), ElementsAre("a", "b b"));
    EXPECT_THAT(split_tags(" , ,", TagSeparator::comma), IsEmpty());
    EXPECT_THAT(split_tags("", TagSeparator::space), IsEmpty());
}

TEST(Tags, blanks_separate_only_where_there_is_no_comma)
{
    EXPECT_THAT(split_tags("private secret", TagSeparator::comma_or_space), ElementsAre("private", "secret"));
    EXPECT_THAT(split_tags("slow food,bread", TagSeparator::comma_or_space),
                ElementsAre("slow food", "bread"));
}

} // namespace
} // namespace florilege::exchange
