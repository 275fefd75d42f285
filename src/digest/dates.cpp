#include "digest/dates.hpp"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <stdexcept>

namespace florilege::digest {

using namespace std::chrono;

namespace {

using Months = std::array<std::string, 12>;

Months months_by_icu(char const* locale)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols const symbols{icu::Locale{locale}, status};
    if (U_FAILURE(status)) throw std::runtime_error{"ICU: " + std::string{u_errorName(status)}};
    int32_t count = 0;
    auto const* names =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    Months months;
    for (std::size_t i = 0; i < months.size() && i < static_cast<std::size_t>(count); ++i)
        names[i].toUTF8String(months[i]);
    return months;
}

Months const& months(Language language)
{
    static Months const english = months_by_icu("en_GB");
    static Months const french = months_by_icu("fr_FR");
    switch (language) {
    case Language::english: return english;
    case Language::french: return french;
    }
    return english;
}

year_month_day date_of(WallTime wall)
{
    return year_month_day{floor<days>(wall)};
}
int year_of(year_month_day date)
{
    return static_cast<int>(date.year());
}
unsigned day_of(year_month_day date)
{
    return static_cast<unsigned>(date.day());
}

std::string day_number(year_month_day date, Language language)
{
    auto number = std::to_string(day_of(date));
    // French counts the first of a month and only numbers the others; CLDR's formats do not know it.
    if (language == Language::french && day_of(date) == 1) number += "er";
    return number;
}

enum class Detail { day, month, year };

std::string written(year_month_day date, Detail detail, Language language)
{
    auto text = day_number(date, language);
    if (detail == Detail::day) return text;
    text += ' ' + months(language)[static_cast<unsigned>(date.month()) - 1];
    if (detail == Detail::month) return text;
    return text + ' ' + std::to_string(year_of(date));
}

std::string time_of(WallTime wall)
{
    hh_mm_ss const time{floor<minutes>(wall - floor<days>(wall))};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string span_of_days(year_month_day first, year_month_day last, Language language, Years years)
{
    bool const same_year = first.year() == last.year();
    Detail const last_detail = years == Years::shown || !same_year ? Detail::year : Detail::month;
    bool const french = language == Language::french;
    if (first == last) return (french ? "le " : "") + written(last, last_detail, language);

    bool const same_month = same_year && first.month() == last.month();
    Detail const first_detail = same_month ? Detail::day : same_year ? Detail::month : Detail::year;
    auto const begin = written(first, first_detail, language);
    auto const end = written(last, last_detail, language);
    if (french) return "du " + begin + " au " + end;
    return begin + (same_month ? "–" : " – ") + end;
}

} // namespace

std::string iso_date(WallTime wall)
{
    auto const date = date_of(wall);
    return fmt::format("{:04}-{:02}-{:02}", year_of(date), static_cast<unsigned>(date.month()), day_of(date));
}

std::string rfc5322(Time moment)
{
    static constexpr std::array days_of_week{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months_of_year{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    WallTime const utc{moment.time_since_epoch()};
    auto const date = date_of(utc);
    hh_mm_ss const time{floor<seconds>(utc - floor<days>(utc))};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                       days_of_week[weekday{floor<days>(utc)}.c_encoding()], day_of(date),
                       months_of_year[static_cast<unsigned>(date.month()) - 1], year_of(date),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string day_in_words(WallTime wall, Language language)
{
    return written(date_of(wall), Detail::year, language);
}

std::string span_in_words(Period const& period, Language language, Years years)
{
    auto const from = period.zone.wall(period.from);
    auto const to = period.zone.wall(period.to);
    bool const whole_days = from == floor<days>(from) && to == floor<days>(to);
    if (!whole_days && period.to - period.from < hours{48}) {
        auto const detail = years == Years::shown ? Detail::year : Detail::month;
        auto const begin = written(date_of(from), detail, language) + ", " + time_of(from);
        auto const end = written(date_of(to), detail, language) + ", " + time_of(to);
        return language == Language::french ? "du " + begin + " au " + end : begin + " – " + end;
    }
    return span_of_days(date_of(from), date_of(to - microseconds{1}), language, years);
}

} // namespace florilege::digest
