#include "web/pages/review/review_day.hpp"

#include "digest/zone_calendar.hpp"

namespace florilege::web {

library::ReviewDay review_day(Asking const& asking)
{
    digest::ZoneCalendar const calendar{asking.visitor.zone};
    auto const day = calendar.day_of(asking.now);
    return {day, calendar.beginning_of(day)};
}

} // namespace florilege::web
