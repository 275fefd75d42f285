#include "web/api/times.hpp"

#include "prelude/iso_time.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Takes that many digits from the front of a text.
std::optional<int> digits(std::string_view& text, std::size_t count)
{
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (char const c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool took(std::string_view& text, char mark)
{
    if (text.empty() || text.front() != mark) return false;
    text.remove_prefix(1);
    return true;
}

/// Digits behind the second's point; further ones than six say less than we keep.
std::optional<std::chrono::microseconds> fraction(std::string_view& text)
{
    if (!took(text, '.')) return std::chrono::microseconds{0};
    auto const end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t at = 0; at < 6; ++at)
        value = value * 10 + (at < end ? text[at] - '0' : 0);
    text.remove_prefix(end);
    return std::chrono::microseconds{value};
}

/// What stands between a time and UTC: "Z", "+01:00".
std::optional<minutes> offset(std::string_view& text)
{
    if (took(text, 'Z') || took(text, 'z')) return minutes{0};
    bool const east = took(text, '+');
    if (!east && !took(text, '-')) return std::nullopt;
    auto const hour = digits(text, 2);
    if (!hour || *hour > 23 || !took(text, ':')) return std::nullopt;
    auto const minute = digits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    auto const all = hours{*hour} + minutes{*minute};
    return east ? all : -all;
}

std::optional<std::chrono::sys_days> date(std::string_view& text)
{
    auto const year = digits(text, 4);
    if (!year || !took(text, '-')) return std::nullopt;
    auto const month = digits(text, 2);
    if (!month || !took(text, '-')) return std::nullopt;
    auto const day = digits(text, 2);
    if (!day) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

} // namespace

std::string time_text(Time time)
{
    bool const whole = time == std::chrono::floor<seconds>(time);
    return whole ? iso_seconds(time) : iso_micros(time);
}

std::optional<Time> read_moment(std::string_view text)
{
    auto const day = date(text);
    if (!day || (!took(text, 'T') && !took(text, 't'))) return std::nullopt;
    auto const hour = digits(text, 2);
    if (!hour || *hour > 23 || !took(text, ':')) return std::nullopt;
    auto const minute = digits(text, 2);
    if (!minute || *minute > 59 || !took(text, ':')) return std::nullopt;
    auto const second = digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    auto const part = fraction(text);
    if (!part) return std::nullopt;
    auto const from_utc = offset(text);
    if (!from_utc || !text.empty()) return std::nullopt;
    return Time{*day} + hours{*hour} + minutes{*minute} + seconds{*second} + *part - *from_utc;
}

std::optional<Time> read_time(std::string_view text)
{
    using namespace std::chrono_literals;
    auto const time = read_moment(text);
    bool const held = time && *time >= Time{} && *time < Time{std::chrono::sys_days{2200y / 1 / 1}};
    return held ? time : std::nullopt;
}

} // namespace florilege::web
