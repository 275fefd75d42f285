#include "digest/period.hpp"

#include "digest/dates.hpp"
#include "prelude/iso_time.hpp"
#include "text/utf8/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace florilege::digest {

using namespace std::chrono;

namespace {

constexpr int first_year = 1;
constexpr int last_year = 9998;

Saying two_periods()
{
    return Saying{"fault.period.two"};
}

Result<Period> read_week(std::string_view text, Zone const& zone);
Result<Period> read_last(std::string_view text, Zone const& zone, Time now);
Result<Period> read_span(PeriodWords const& words, Zone const& zone, Time now);

} // namespace

Result<Period> read_period(PeriodWords const& words, Zone const& zone, Time now)
{
    bool const span = words.from || words.to;
    if (words.week && words.last)
        return Fault{"--last", "cannot be given together with --week", two_periods()};
    if (words.week && span)
        return Fault{"--week", "cannot be given together with --from and --to", two_periods()};
    if (words.last && span)
        return Fault{"--last", "cannot be given together with --from and --to", two_periods()};
    if (words.week) return read_week(*words.week, zone);
    if (span) return read_span(words, zone, now);
    return read_last(words.last.value_or("7d"), zone, now);
}

IsoWeek week_of(WallTime wall)
{
    auto const day = floor<days>(wall);
    auto const since_monday = weekday{day} - Monday;
    year_month_day const thursday{day - since_monday + days{3}};
    auto const new_year = local_days{thursday.year() / January / 1};
    return {static_cast<int>(thursday.year()),
            static_cast<int>((local_days{thursday} - new_year) / weeks{1}) + 1};
}

namespace {

local_days monday_of(IsoWeek week)
{
    // 4 January is always in week 1.
    auto const fourth = local_days{year{week.year} / January / 4};
    return fourth - (weekday{fourth} - Monday) + weeks{week.week - 1};
}

/// Reads `count` digits or fewer from the front of `text`, at least one, and removes them.
std::optional<int> take_number(std::string_view& text, std::size_t count)
{
    std::size_t digits = 0;
    while (digits < text.size() && digits < count && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    if (digits == 0) return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, std::string_view expected)
{
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

std::string beginning(std::string_view text)
{
    return std::string{text::cut(text, 40)};
}

std::string quoted(std::string_view text)
{
    return '"' + beginning(text) + '"';
}

/// A sentence about what was written.
Saying about(Saying saying, std::string_view text)
{
    saying.values.emplace_back("text", beginning(text));
    return saying;
}

Result<Period> read_week(std::string_view text, Zone const& zone)
{
    Fault const shape{"--week", quoted(text) + " is not a week; write it as 2012-W05",
                      about(Saying{"fault.period.week"}, text)};
    auto rest = text;
    auto const year = text.size() > 4 ? take_number(rest, 4) : std::nullopt;
    if (!year || text.size() - rest.size() != 4) return shape;
    take(rest, "-");
    if (!take(rest, "W") && !take(rest, "w")) return shape;
    auto const week = take_number(rest, 2);
    if (!week || !rest.empty()) return shape;
    return one_week({*year, *week}, zone);
}

Period between(Time from, Time to, Zone const& zone, std::string label)
{
    return {from, to, zone, std::move(label), std::nullopt};
}

/// A moment for labels: "2012-01-30-080000z".
std::string stamp(Time moment)
{
    auto text = iso_seconds(moment);
    std::erase(text, ':');
    std::ranges::replace(text, 'T', '-');
    text.back() = 'z';
    return text;
}

/// The first date of a period and its last one: "2012-01-30--2012-02-05"; moments where they are no dates.
std::string label_of(Time from, Time to, Zone const& zone)
{
    auto const date = [&](Time moment) { return iso_date(zone.wall(moment)); };
    auto const at_midnight = [&](Time moment) {
        auto const wall = zone.wall(moment);
        return wall == floor<days>(wall);
    };
    if (at_midnight(from) && at_midnight(to)) {
        auto const first = date(from);
        auto const last = date(to - microseconds{1});
        return first == last ? first : first + "--" + last;
    }
    return stamp(from) + "--" + stamp(to);
}

Result<Period> read_last(std::string_view text, Zone const& zone, Time now)
{
    Fault const shape{"--last", quoted(text) + " is not a length of time; write it as 7d, 2w, 1m, 1y or 24h",
                      about(Saying{"fault.period.length"}, text)};
    auto rest = text;
    auto const amount = take_number(rest, 5);
    if (!amount || rest.size() != 1) return shape;
    if (*amount == 0)
        return Fault{"--last", quoted(text) + " is no time at all",
                     about(Saying{"fault.period.no-time"}, text)};

    // What was saved in this very second belongs to "the last" of anything.
    Time const to = floor<seconds>(now) + seconds{1};
    auto const wall = zone.wall(to);
    auto const day = floor<days>(wall);
    auto const reach_back_to = [&](year_month_day date) -> Result<Period> {
        if (static_cast<int>(date.year()) < first_year)
            return Fault{"--last", quoted(text) + " reaches back further than the calendar",
                         about(Saying{"fault.period.too-far"}, text)};
        if (!date.ok()) date = date.year() / date.month() / last;
        auto const from = zone.moment(local_days{date} + (wall - day));
        return between(from, to, zone, label_of(from, to, zone));
    };
    year_month_day const today{day};
    switch (rest.front()) {
    case 'h': {
        auto const from = to - hours{*amount};
        return between(from, to, zone, label_of(from, to, zone));
    }
    case 'd': return reach_back_to(year_month_day{day - days{*amount}});
    case 'w': return reach_back_to(year_month_day{day - weeks{*amount}});
    case 'm':
        return *amount > 12 * last_year ? Result<Period>{shape} : reach_back_to(today - months{*amount});
    case 'y': return *amount > last_year ? Result<Period>{shape} : reach_back_to(today - years{*amount});
    }
    return shape;
}

/// A moment as written, and the one after all that was meant: the next midnight for a date alone.
struct Written {
    Time begin;
    Time end;
};

Result<Written> read_moment(std::string_view option, std::string_view text, Zone const& zone)
{
    Fault const shape{std::string{option},
                      quoted(text) + " is not a date; write it as 2012-01-30 or 2012-01-30T18:30",
                      about(Saying{"fault.period.date"}, text)};
    auto rest = text;
    auto const year_number = take_number(rest, 4);
    if (!year_number || !take(rest, "-")) return shape;
    auto const month_number = take_number(rest, 2);
    if (!month_number || !take(rest, "-")) return shape;
    auto const day_number = take_number(rest, 2);
    if (!day_number) return shape;
    auto const date = year{*year_number} / *month_number / *day_number;
    if (!date.ok() || *year_number < first_year || *year_number > last_year)
        return Fault{std::string{option}, quoted(text) + " is not a day of the calendar",
                     about(Saying{"fault.period.day"}, text)};
    auto const day = local_days{date};
    if (rest.empty()) return Written{zone.moment(day), zone.moment(day + days{1})};

    if (!take(rest, "T") && !take(rest, " ")) return shape;
    auto const hour = take_number(rest, 2);
    if (!hour || !take(rest, ":")) return shape;
    auto const minute = take_number(rest, 2);
    if (!minute) return shape;
    auto const second = take(rest, ":") ? take_number(rest, 2) : std::optional{0};
    if (!second || *hour > 23 || *minute > 59 || *second > 59) return shape;
    WallTime const wall = day + hours{*hour} + minutes{*minute} + seconds{*second};
    if (rest.empty()) return Written{zone.moment(wall), zone.moment(wall)};

    Time const as_utc{wall.time_since_epoch()};
    if (rest == "Z" || rest == "z") return Written{as_utc, as_utc};
    bool const east = take(rest, "+");
    if (!east && !take(rest, "-")) return shape;
    auto const offset_hours = take_number(rest, 2);
    take(rest, ":");
    auto const offset_minutes = take_number(rest, 2);
    if (!offset_hours || !offset_minutes || !rest.empty() || *offset_hours > 23 || *offset_minutes > 59)
        return shape;
    auto const offset = hours{*offset_hours} + minutes{*offset_minutes};
    Time const moment = east ? as_utc - offset : as_utc + offset;
    return Written{moment, moment};
}

Result<Period> read_span(PeriodWords const& words, Zone const& zone, Time now)
{
    if (!words.from)
        return Fault{"--to", "needs --from: where does the period begin?", Saying{"fault.period.no-begin"}};
    auto const from = read_moment("--from", *words.from, zone);
    if (!from) return from.error();
    Time to = floor<seconds>(now) + seconds{1};
    if (words.to) {
        auto const end = read_moment("--to", *words.to, zone);
        if (!end) return end.error();
        to = end->end;
    }
    if (to <= from->begin && words.to)
        return Fault{"--to", quoted(*words.to) + " is before the period begins",
                     about(Saying{"fault.period.ends-before"}, *words.to)};
    if (to <= from->begin)
        return Fault{"--from", quoted(*words.from) + " is not past yet",
                     about(Saying{"fault.period.not-past"}, *words.from)};
    return between(from->begin, to, zone, label_of(from->begin, to, zone));
}

} // namespace

Result<Period> one_week(IsoWeek week, Zone const& zone)
{
    auto const name = fmt::format("{:04}-W{:02}", week.year, week.week);
    if (week.year < first_year || week.year > last_year || week.week < 1 || week.week > 53)
        return Fault{"--week", "there is no week " + name, about(Saying{"fault.period.no-week"}, name)};
    auto const monday = monday_of(week);
    if (week_of(monday) != week)
        return Fault{"--week", fmt::format("there is no week {}: {} has 52 weeks", name, week.year),
                     about(Saying{"fault.period.no-week"}, name)};
    auto period = between(zone.moment(monday), zone.moment(monday + weeks{1}), zone,
                          fmt::format("{:04}-w{:02}", week.year, week.week));
    period.week = week;
    return period;
}

Result<Period> period_labelled(std::string_view label, Zone const& zone)
{
    constexpr std::string_view between_days = "--";
    PeriodWords words;
    if (label.find('w') != std::string_view::npos) {
        words.week = std::string{label};
    } else {
        auto const parted = label.find(between_days);
        words.from = std::string{label.substr(0, parted)};
        words.to = parted == std::string_view::npos ? *words.from
                                                    : std::string{label.substr(parted + between_days.size())};
    }
    auto period = read_period(words, zone, Time{});
    // One address each: what means the same, but is written otherwise, is none.
    if (!period || period->label != label) return Fault{"label", quoted(label) + " names no days"};
    return period;
}

} // namespace florilege::digest
