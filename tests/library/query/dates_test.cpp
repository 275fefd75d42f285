#include "library/query/dates.hpp"
#include "tests/library/query/reading.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

namespace time = std::chrono;

Time at(int year, unsigned month, unsigned day)
{
    return time::sys_days{time::year{year} / time::month{month} / time::day{day}};
}

std::optional<Days> days(std::string_view text)
{
    return days_of(text, tests::monday_morning);
}

TEST(Dates, cover_a_year_a_month_a_day_and_a_week)
{
    EXPECT_EQ(days("2012"), (Days{at(2012, 1, 1), at(2013, 1, 1)}));
    EXPECT_EQ(days("2012-12"), (Days{at(2012, 12, 1), at(2013, 1, 1)}));
    EXPECT_EQ(days("2012-02-29"), (Days{at(2012, 2, 29), at(2012, 3, 1)}));
    EXPECT_EQ(days("2012-w05"), (Days{at(2012, 1, 30), at(2012, 2, 6)}));
    EXPECT_EQ(days("2009-W53"), (Days{at(2009, 12, 28), at(2010, 1, 4)}));
}

TEST(Dates, count_back_from_today_whole_days_at_a_time)
{
    EXPECT_EQ(days("7d"), (Days{at(2012, 1, 23), at(2012, 1, 31)}));
    EXPECT_EQ(days("0d"), days("today"));
    EXPECT_EQ(days("2w"), (Days{at(2012, 1, 16), at(2012, 1, 31)}));
    EXPECT_EQ(days("11m"), (Days{at(2011, 2, 28), at(2012, 1, 31)}));
    EXPECT_EQ(days("1y"), (Days{at(2011, 1, 30), at(2012, 1, 31)}));
    EXPECT_EQ(days("yesterday"), (Days{at(2012, 1, 29), at(2012, 1, 30)}));
}

TEST(Dates, are_refused_where_the_calendar_has_none)
{
    for (auto const* text :
         {"",         "1",        "12",      "201",         "20120",      "0000",       "2012-",
          "2012-0",   "2012-00",  "2012-13", "2012-1-1",    "2012-01-00", "2012-01-32", "2011-02-29",
          "2012-w00", "2012-w53", "2012-w5", "2012/01",     "d",          "-7d",        "12345d",
          "2012y",    "7x",       "+7d",     "2012-01-30T", "２０１２"})
        EXPECT_EQ(days(text), std::nullopt) << text;
}

TEST(Dates, of_weeks_fill_the_years_without_a_gap)
{
    auto end = days("1990-w01")->begin;
    for (int year = 1990; year < 2060; ++year)
        for (int week = 1; week <= 53; ++week) {
            auto const found =
                days(std::to_string(year) + "-w" + (week < 10 ? "0" : "") + std::to_string(week));
            if (!found) {
                EXPECT_EQ(week, 53);
                continue;
            }
            EXPECT_EQ(found->begin, end);
            EXPECT_EQ(found->end - found->begin, time::days{7});
            end = found->end;
        }
}

/// Two hours east of UTC.
struct EasternCalendar final : Calendar {
    Time beginning_of(time::local_days day) const override
    {
        return time::sys_days{day.time_since_epoch()} - time::hours{2};
    }
    time::local_days day_of(Time moment) const override
    {
        return time::local_days{time::floor<time::days>(moment + time::hours{2}).time_since_epoch()};
    }
};

TEST(Dates, begin_where_the_one_who_asks_has_midnight)
{
    EasternCalendar const calendar;
    QueryContext const late_in_the_evening{at(2012, 1, 30) + time::hours{23}, calendar};
    EXPECT_EQ(days_of("today", late_in_the_evening)->begin, at(2012, 1, 30) + time::hours{22});
    EXPECT_EQ(days_of("2012-01-30", late_in_the_evening)->begin, at(2012, 1, 29) + time::hours{22});
}

} // namespace
} // namespace florilege::library
