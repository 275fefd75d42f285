#include "prelude/result.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace florilege {
namespace {

Result<int> half(int number)
{
    if (number % 2 != 0) return Fault{"number", "is odd"};
    return number / 2;
}

TEST(Result, carries_the_value_or_what_was_wrong_and_where)
{
    EXPECT_EQ(half(4).value(), 2);
    EXPECT_EQ(half(3).error().text(), "number: is odd");
}

TEST(Result, throws_when_a_failure_is_taken_for_a_value)
{
    EXPECT_THROW(half(3).value(), std::logic_error);
}

} // namespace
} // namespace florilege
