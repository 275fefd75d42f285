#include "library/query/dates.hpp"

#include "library/query/near.hpp"

namespace florilege::library {
namespace {

namespace time = std::chrono;

struct LocalDays {
    time::local_days begin;
    time::local_days end;
};

/// All of the text, of exactly that many digits, as a number.
std::optional<int> digits(std::string_view text, std::size_t count)
{
    int number = 0;
    if (text.size() != count) return std::nullopt;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<LocalDays> week_of(time::year year, std::string_view number)
{
    auto const week = digits(number, 2);
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    // The week of 4 January is the first of its year.
    auto const monday_before = [](time::year which) {
        time::local_days const fourth{which / time::January / 4};
        return fourth - (time::weekday{fourth} - time::Monday);
    };
    auto const begin = monday_before(year) + time::weeks{*week - 1};
    if (begin >= monday_before(year + time::years{1})) return std::nullopt;
    return LocalDays{begin, begin + time::days{7}};
}

std::optional<LocalDays> calendar_days(std::string_view text)
{
    auto const year_number = digits(text.substr(0, 4), 4);
    if (!year_number || *year_number < 1) return std::nullopt;
    time::year const year{*year_number};
    if (text.size() == 4)
        return LocalDays{time::local_days{year / 1 / 1}, time::local_days{(year + time::years{1}) / 1 / 1}};
    if (text[4] != '-') return std::nullopt;
    if (text.size() == 8 && (text[5] == 'w' || text[5] == 'W')) return week_of(year, text.substr(6));
    auto const month_number = digits(text.substr(5, 2), 2);
    if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
    auto const month = year / *month_number;
    if (text.size() == 7)
        return LocalDays{time::local_days{month / 1}, time::local_days{(month + time::months{1}) / 1}};
    if (text.size() != 10 || text[7] != '-') return std::nullopt;
    auto const day_number = digits(text.substr(8), 2);
    if (!day_number) return std::nullopt;
    auto const day = month / *day_number;
    if (!day.ok()) return std::nullopt;
    return LocalDays{time::local_days{day}, time::local_days{day} + time::days{1}};
}

/// The same day of an earlier month; its last day where it has fewer.
time::local_days months_before(time::local_days today, int months)
{
    time::year_month_day const day{today};
    auto const month = day.year() / day.month() - time::months{months};
    auto const same = month / day.day();
    return time::local_days{same.ok() ? same : time::year_month_day{month / time::last}};
}

std::optional<time::local_days> days_back(std::string_view text, time::local_days today)
{
    if (text.size() < 2 || text.size() > 5) return std::nullopt;
    auto const count = digits(text.substr(0, text.size() - 1), text.size() - 1);
    if (!count) return std::nullopt;
    switch (text.back()) {
    case 'd': return today - time::days{*count};
    case 'w': return today - time::weeks{*count};
    case 'm': return months_before(today, *count);
    case 'y':
        if (time::year_month_day{today}.year() <= time::year{*count}) return std::nullopt;
        return months_before(today, *count * 12);
    default: return std::nullopt;
    }
}

std::optional<LocalDays> local_days_of(std::string_view text, time::local_days today)
{
    if (same_letters(text, "today")) return LocalDays{today, today + time::days{1}};
    if (same_letters(text, "yesterday")) return LocalDays{today - time::days{1}, today};
    if (same_letters(text, "tomorrow")) return LocalDays{today + time::days{1}, today + time::days{2}};
    if (auto const begin = days_back(text, today)) return LocalDays{*begin, today + time::days{1}};
    return calendar_days(text);
}

} // namespace

std::optional<Days> days_of(std::string_view text, QueryContext const& context)
{
    auto const days = local_days_of(text, context.calendar.day_of(context.now));
    if (!days) return std::nullopt;
    return Days{context.calendar.beginning_of(days->begin), context.calendar.beginning_of(days->end)};
}

} // namespace florilege::library
