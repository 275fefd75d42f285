#include "prelude/iso_time.hpp"

#include <fmt/format.h>

namespace florilege {
namespace {

std::string date_and_time(Time time)
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{std::chrono::floor<std::chrono::seconds>(time - day)};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace

std::string iso_micros(Time time)
{
    auto const micros = time - std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{}.{:06}Z", date_and_time(time), micros.count());
}

std::string iso_seconds(Time time)
{
    return date_and_time(time) + 'Z';
}

} // namespace florilege
