#include "cli/dates.hpp"

#include "digest/dates.hpp"
#include "digest/machine_zone.hpp"
#include "digest/period.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <string>

namespace florilege::cli {

digest::Zone zone_of(accounts::Account const& account)
{
    if (!account.time_zone.empty())
        if (auto zone = digest::Zone::named(account.time_zone)) return *zone;
    return digest::machine_zone();
}

digest::Language language_of(std::string_view wanted, accounts::Account const& account)
{
    if (!wanted.empty()) return digest::language_of(wanted);
    if (!account.locale.empty()) return digest::language_of(account.locale);
    for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (char const* const value = std::getenv(name); value != nullptr && *value != '\0')
            return digest::language_of(value);
    return digest::Language::english;
}

Result<Time> read_moment(std::string_view words, digest::Zone const& zone)
{
    // A period that begins there: its `to` is irrelevant, and "now" only ends it.
    digest::PeriodWords period;
    period.from = std::string{words};
    period.to = "9998-12-31";
    auto const read = digest::read_period(period, zone, Time{});
    if (!read) return read.error();
    return read->from;
}

std::string written(Time time, digest::Zone const& zone)
{
    auto const wall = zone.wall(time);
    std::chrono::hh_mm_ss const clock{wall - std::chrono::floor<std::chrono::days>(wall)};
    return fmt::format("{} {:02}:{:02}", digest::iso_date(wall), clock.hours().count(),
                       clock.minutes().count());
}

} // namespace florilege::cli
