#include "prelude/iso_time.hpp"

#include <gtest/gtest.h>

namespace florilege {
namespace {

Time constexpr some_day = std::chrono::sys_days{std::chrono::year{2012} / 2 / 5} + std::chrono::hours{12} +
                          std::chrono::microseconds{123'456};

TEST(IsoTime, keeps_every_microsecond_or_cuts_to_the_second)
{
    EXPECT_EQ(iso_micros(some_day), "2012-02-05T12:00:00.123456Z");
    EXPECT_EQ(iso_seconds(some_day), "2012-02-05T12:00:00Z");
    EXPECT_EQ(iso_micros(from_micros(-1)), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(iso_seconds(from_micros(-1)), "1969-12-31T23:59:59Z");
    EXPECT_EQ(iso_micros(from_micros(5)), "1970-01-01T00:00:00.000005Z");
}

// Nanoseconds in 64 bits end in 2262; ours are microseconds, and so are the years that queries may name.
TEST(IsoTime, writes_years_beyond_what_nanoseconds_reach)
{
    using namespace std::chrono;
    EXPECT_EQ(iso_seconds(sys_days{year{2412} / 1 / 30}), "2412-01-30T00:00:00Z");
    EXPECT_EQ(iso_seconds(sys_days{year{9999} / 12 / 31}), "9999-12-31T00:00:00Z");
    EXPECT_EQ(iso_seconds(sys_days{year{12} / 1 / 30}), "0012-01-30T00:00:00Z");
}

} // namespace
} // namespace florilege
