#include "digest/zone.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

using namespace std::chrono;
using tests::at;

Zone zone(std::string_view name)
{
    return Zone::named(name).value();
}

TEST(Zone, knows_the_names_of_the_database)
{
    for (char const* name : {"Europe/Paris", "America/New_York", "UTC", "Asia/Kolkata", "Pacific/Chatham"})
        EXPECT_TRUE(Zone::named(name)) << name;
}

TEST(Zone, refuses_other_names_with_a_sentence)
{
    for (std::string const name : {"", "Mars/Olympus", "Europe/", "europe paris", "\xFF\xFE"}) {
        auto const found = Zone::named(name);
        ASSERT_FALSE(found) << name;
        EXPECT_NE(found.error().reason().find("no time zone"), std::string::npos);
    }
    EXPECT_FALSE(Zone::named(std::string(100'000, 'a')));
}

TEST(Zone, shows_summer_and_winter_time)
{
    auto const paris = zone("Europe/Paris");
    EXPECT_EQ(paris.offset(at("2026-07-01T00:00:00Z")), hours{2});
    EXPECT_EQ(paris.offset(at("2026-12-01T00:00:00Z")), hours{1});
    EXPECT_EQ(zone("Asia/Kolkata").offset(at("2026-12-01T00:00:00Z")), minutes{330});
}

TEST(Zone, reads_a_skipped_time_by_the_clock_before_the_change)
{
    auto const skipped = local_days{2026y / March / 29} + hours{2} + minutes{30};
    EXPECT_EQ(zone("Europe/Paris").moment(skipped), at("2026-03-29T01:30:00Z"));
}

TEST(Zone, reads_a_time_that_occurs_twice_as_the_first)
{
    auto const twice = local_days{2026y / October / 25} + hours{2} + minutes{30};
    EXPECT_EQ(zone("Europe/Paris").moment(twice), at("2026-10-25T00:30:00Z"));
}

TEST(Zone, begins_a_day_without_midnight_at_its_first_moment)
{
    // In Beirut the clocks went from 00:00 to 01:00 on 27 March 2022.
    auto const beirut = zone("Asia/Beirut");
    auto const begin = beirut.moment(local_days{2022y / March / 27});
    EXPECT_EQ(begin, at("2022-03-26T22:00:00Z"));
    EXPECT_EQ(beirut.wall(begin), local_days{2022y / March / 27} + hours{1});
    EXPECT_LT(beirut.wall(begin - microseconds{1}), local_days{2022y / March / 27});
}

TEST(Zone, gives_back_the_moment_of_every_wall_time_outside_changes)
{
    for (char const* name : {"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "UTC"}) {
        auto const here = zone(name);
        for (int day = 0; day < 366; ++day) {
            auto const noon = local_days{2024y / January / 1} + days{day} + hours{12} + microseconds{7};
            EXPECT_EQ(here.wall(here.moment(noon)), noon) << name << " day " << day;
        }
    }
}

} // namespace
} // namespace florilege::digest
