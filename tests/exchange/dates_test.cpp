#include "exchange/dates.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr Time at(int y, unsigned m, unsigned d, microseconds rest = 0us)
{
    return Time{sys_days{year{y} / month{m} / day{d}}} + rest;
}

TEST(Dates, a_count_is_seconds_milliseconds_or_microseconds_by_its_size)
{
    auto const moment = at(2021, 3, 21, 14h + 39min + 19s);
    EXPECT_EQ(parse_time("1616337559"), moment);
    EXPECT_EQ(parse_time("1616337559000"), moment);
    EXPECT_EQ(parse_time("1616337559000000"), moment);
    EXPECT_EQ(parse_time("1616337559123"), moment + 123ms);
    EXPECT_EQ(parse_time("1616337559123456"), moment + 123456us);
    EXPECT_EQ(parse_time(" 1616337559.25 "), moment + 250ms);
}

TEST(Dates, a_count_stays_what_it_is_over_the_whole_range)
{
    for (std::int64_t second = 1; second < 7'258'118'400; second += 86'400 * 37 + 11)
        ASSERT_EQ(parse_time(std::to_string(second)), from_micros(second * 1'000'000)) << second;
}

TEST(Dates, reads_the_international_forms)
{
    auto const moment = at(2011, 1, 29, 10h + 9min + 32s);
    for (auto const* text :
         {"2011-01-29T10:09:32Z", "2011-01-29t10:09:32z", "2011-01-29 10:09:32", "2011-01-29 10:09:32 UTC",
          "2011-01-29T10:09:32.000Z", "2011-01-29T11:09:32+01:00", "2011-01-29T11:09:32+0100",
          "2011-01-29T11:09:32+01", "2011-01-29T05:39:32-04:30", "2011-01-29T10:09:32 GMT",
          "2011/01/29 10:09:32 +0000", "2011/01/29 10:09:32", "29/Jan/2011:10:09:32 +0000",
          "29/Jan/2011:13:09:32 +0300", "Sat, 29 Jan 2011 10:09:32 GMT", "Sat, 29 Jan 2011 10:09:32 +0000",
          "29 Jan 2011 05:09:32 EST", "Saturday, 29 January 2011 10:09:32 Z", "29 Jan 11 10:09:32 UT"})
        EXPECT_EQ(parse_time(text), moment) << text;
    EXPECT_EQ(parse_time("2011-01-29"), at(2011, 1, 29));
    EXPECT_EQ(parse_time("2011/1/9"), at(2011, 1, 9));
    EXPECT_EQ(parse_time("2011-01-29T10:09"), at(2011, 1, 29, 10h + 9min));
    EXPECT_EQ(parse_time("2011-01-29T10:09:32.1234567Z"), moment + 123456us);
    EXPECT_EQ(parse_time("10/Oct/2000:13:55:36 +0300"), at(2000, 10, 10, 10h + 55min + 36s));
    EXPECT_EQ(parse_time("2016-12-31T23:59:60Z"), at(2017, 1, 1)) << "a leap second";
}

TEST(Dates, nonsense_is_no_date)
{
    for (auto const* text :
         {"",
          " ",
          "0",
          "-5",
          "invaliddate",
          "yesterday",
          "2011-13-01",
          "2011-02-30",
          "2011-01-29T25:00:00Z",
          "2011-01-29T10:61:00Z",
          "2011-01-29T10:09:32Q",
          "2011-01-29T10:09:32+99:00",
          "2011-01-29 junk",
          "1969-12-31",
          "2200-01-01",
          "9999-12-31",
          "99999999999999999999",
          "7258118400000000",
          "1.2.3",
          "12/12",
          "29/Foo/2011:10:09:32",
          "Sat, 29 Jan 2011 10:09:32 XYZ",
          "1616337559x",
          "1616337559.",
          "2011-01-29T10:09:32.Z",
          "2011-01-29T10:09:32Z and then some more text that goes on and on and on and on"})
        EXPECT_FALSE(parse_time(text)) << text;
}

} // namespace
} // namespace florilege::exchange
