#include "digest/period.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

using namespace std::chrono;
using tests::at;
using tests::week;

Zone paris()
{
    return Zone::named("Europe/Paris").value();
}
Time const now = at("2026-11-23T15:00:00Z") + milliseconds{250};

Period read(PeriodWords const& words)
{
    return read_period(words, paris(), now).value();
}

std::string fault_of(PeriodWords const& words)
{
    auto const period = read_period(words, paris(), now);
    return period ? "none: " + period->label : period.error().text();
}

TEST(Period, of_a_week_goes_from_monday_to_monday_at_local_midnight)
{
    auto const period = read({.week = "2012-W05"});
    EXPECT_EQ(period.from, at("2012-01-29T23:00:00Z"));
    EXPECT_EQ(period.to, at("2012-02-05T23:00:00Z"));
    EXPECT_EQ(period.label, "2012-w05");
    EXPECT_EQ(period.week, (IsoWeek{2012, 5}));
}

TEST(Period, of_a_week_is_an_hour_short_or_long_when_clocks_change)
{
    EXPECT_EQ(week(2026, 13, "Europe/Paris").to - week(2026, 13, "Europe/Paris").from, hours{167});
    EXPECT_EQ(week(2026, 43, "Europe/Paris").to - week(2026, 43, "Europe/Paris").from, hours{169});
    EXPECT_EQ(week(2026, 10, "America/New_York").to - week(2026, 10, "America/New_York").from, hours{167});
    EXPECT_EQ(week(2026, 44, "America/New_York").to - week(2026, 44, "America/New_York").from, hours{169});
}

TEST(Period, of_weeks_leaves_no_moment_out_and_counts_none_twice)
{
    for (char const* zone : {"Europe/Paris", "America/New_York", "UTC", "Pacific/Apia"}) {
        auto end = week(2011, 1, zone).from;
        for (int year = 2011; year <= 2030; ++year) {
            int const weeks = one_week({year, 53}, Zone::utc()) ? 53 : 52;
            for (int number = 1; number <= weeks; ++number) {
                auto const period = week(year, number, zone);
                EXPECT_EQ(period.from, end) << zone << ' ' << period.label;
                EXPECT_EQ(week_of(period.zone.wall(period.from)), (IsoWeek{year, number}));
                EXPECT_EQ(week_of(period.zone.wall(period.to - microseconds{1})), (IsoWeek{year, number}));
                end = period.to;
            }
        }
    }
}

TEST(Period, knows_which_years_have_a_week_53)
{
    for (int const year : {2004, 2009, 2015, 2020, 2026, 2032})
        EXPECT_TRUE(one_week({year, 53}, paris())) << year;
    for (int const year : {2005, 2012, 2021, 2025, 2027})
        EXPECT_FALSE(one_week({year, 53}, paris())) << year;
    EXPECT_EQ(fault_of({.week = "2025-W53"}), "--week: there is no week 2025-W53: 2025 has 52 weeks");
}

TEST(Period, of_the_first_week_may_begin_in_the_year_before)
{
    EXPECT_EQ(week(2026, 1).from, at("2025-12-29T00:00:00Z"));
    EXPECT_EQ(week(2026, 53).to, at("2027-01-04T00:00:00Z"));
    EXPECT_EQ(week_of(local_days{2027y / January / 3}), (IsoWeek{2026, 53}));
    EXPECT_EQ(week_of(local_days{2024y / December / 30}), (IsoWeek{2025, 1}));
}

TEST(Period, accepts_the_ways_people_write_a_week)
{
    for (char const* text : {"2012-W05", "2012W05", "2012-w5", "2012w5"})
        EXPECT_EQ(read({.week = text}).label, "2012-w05") << text;
}

TEST(Period, refuses_what_is_no_week)
{
    for (char const* text : {"", "2012", "2012-05", "12-W05", "2012-W", "2012-W00", "2012-W54", "2012-W055",
                             "W05", "2012-W05 ", "0000-W01", "9999-W01", "-012-W05"})
        EXPECT_TRUE(fault_of({.week = text}).starts_with("--week: "))
            << text << ": " << fault_of({.week = text});
}

TEST(Period, of_the_last_days_reaches_back_to_the_same_time_of_day)
{
    auto const period = read({.last = "7d"});
    EXPECT_EQ(period.to, at("2026-11-23T15:00:01Z"));
    EXPECT_EQ(period.from, at("2026-11-16T15:00:01Z"));
    EXPECT_EQ(read({.last = "1w"}), period);
    EXPECT_EQ(read({}), period);
}

TEST(Period, of_the_last_holds_what_was_saved_just_now)
{
    auto const period = read({.last = "1h"});
    EXPECT_LE(period.from, now);
    EXPECT_LT(now, period.to);
}

TEST(Period, of_days_keeps_the_time_of_day_across_a_change_of_clocks_and_of_hours_does_not)
{
    auto const monday = at("2026-10-26T08:00:00Z") - microseconds{1};
    EXPECT_EQ(read_period({.last = "2d"}, paris(), monday)->from, at("2026-10-24T07:00:00Z"));
    EXPECT_EQ(read_period({.last = "48h"}, paris(), monday)->from, at("2026-10-24T08:00:00Z"));
}

TEST(Period, of_months_and_years_ends_on_a_day_that_exists)
{
    auto const march = at("2024-03-31T10:00:00Z");
    EXPECT_EQ(read_period({.last = "1m"}, Zone::utc(), march)->from, at("2024-02-29T10:00:01Z"));
    auto const leap = at("2024-02-29T10:00:00Z");
    EXPECT_EQ(read_period({.last = "1y"}, Zone::utc(), leap)->from, at("2023-02-28T10:00:01Z"));
}

TEST(Period, refuses_what_is_no_length_of_time)
{
    for (char const* text :
         {"", "d", "7", "7 d", "-7d", "0d", "7days", "7x", "1234567d", "99999m", "3000y", "99999y"})
        EXPECT_TRUE(fault_of({.last = text}).starts_with("--last: "))
            << text << ": " << fault_of({.last = text});
}

TEST(Period, from_a_date_to_a_date_holds_both_days)
{
    auto const period = read({.from = "2026-03-28", .to = "2026-03-29"});
    EXPECT_EQ(period.from, at("2026-03-27T23:00:00Z"));
    EXPECT_EQ(period.to, at("2026-03-29T22:00:00Z"));
    EXPECT_EQ(period.label, "2026-03-28--2026-03-29");
    EXPECT_EQ(read({.from = "2026-03-29", .to = "2026-03-29"}).label, "2026-03-29");
}

TEST(Period, from_a_date_alone_goes_on_until_now)
{
    auto const period = read({.from = "2026-11-01"});
    EXPECT_EQ(period.to, at("2026-11-23T15:00:01Z"));
    EXPECT_EQ(period.label, "2026-10-31-230000z--2026-11-23-150001z");
}

TEST(Period, takes_times_with_and_without_a_zone)
{
    EXPECT_EQ(read({.from = "2026-01-30T18:30"}).from, at("2026-01-30T17:30:00Z"));
    EXPECT_EQ(read({.from = "2026-01-30 18:30:15"}).from, at("2026-01-30T17:30:15Z"));
    EXPECT_EQ(read({.from = "2026-01-30T18:30Z"}).from, at("2026-01-30T18:30:00Z"));
    EXPECT_EQ(read({.from = "2026-01-30T18:30:00+05:30"}).from, at("2026-01-30T13:00:00Z"));
    EXPECT_EQ(read({.from = "2026-01-30T18:30:00-0800"}).from, at("2026-01-31T02:30:00Z"));
}

TEST(Period, says_which_option_is_wrong_and_why)
{
    EXPECT_EQ(fault_of({.from = "yesterday"}),
              "--from: \"yesterday\" is not a date; write it as 2012-01-30 or 2012-01-30T18:30");
    EXPECT_EQ(fault_of({.from = "2026-02-30"}), "--from: \"2026-02-30\" is not a day of the calendar");
    EXPECT_EQ(fault_of({.from = "2026-02-03", .to = "2026-02-02"}),
              "--to: \"2026-02-02\" is before the period begins");
    EXPECT_EQ(fault_of({.from = "2027-01-01"}), "--from: \"2027-01-01\" is not past yet");
    EXPECT_EQ(fault_of({.to = "2026-02-02"}), "--to: needs --from: where does the period begin?");
    EXPECT_EQ(fault_of({.week = "2026-W01", .last = "7d"}), "--last: cannot be given together with --week");
    EXPECT_EQ(fault_of({.week = "2026-W01", .from = "2026-01-01"}),
              "--week: cannot be given together with --from and --to");
    EXPECT_EQ(fault_of({.last = "7d", .to = "2026-01-01"}),
              "--last: cannot be given together with --from and --to");
}

TEST(Period, refuses_times_that_do_not_exist_or_go_on)
{
    for (char const* text :
         {"2026-01-30T", "2026-01-30T24:00", "2026-01-30T10:60", "2026-01-30T10:00:61", "2026-01-30T10:00X",
          "2026-01-30T10:00+1", "2026-01-30T10:00+25:00", "2026-1", "2026"})
        EXPECT_TRUE(fault_of({.from = text}).starts_with("--from: ")) << text;
}

TEST(Labels, name_the_period_that_has_them)
{
    auto const paris = Zone::named("Europe/Paris").value();
    for (std::string const label : {"2012-w05", "2012-01-30", "2012-01-01--2012-01-31"}) {
        auto const period = period_labelled(label, paris);
        ASSERT_TRUE(period) << label;
        EXPECT_EQ(period->label, label);
    }
    EXPECT_EQ(period_labelled("2012-w05", paris).value(), one_week({2012, 5}, paris).value());
}

TEST(Labels, written_otherwise_name_nothing)
{
    for (auto const* label : {"", "2012-W05", "2012w05", "2012-w54", "2012-1-30", "2012-01-30--2012-01-30",
                              "2012-01-31--2012-01-01", "2012-01-30-080000z--2012-01-30-090000z", "--", "w"})
        EXPECT_FALSE(period_labelled(label, Zone::utc())) << label;
}

} // namespace
} // namespace florilege::digest
