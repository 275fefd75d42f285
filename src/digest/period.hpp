#pragma once

#include "digest/zone.hpp"
#include "prelude/clock.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::digest {

/// A week of ISO 8601: it begins on Monday; week 1 holds the year's first Thursday.
struct IsoWeek {
    int year = 1970;
    int week = 1; ///< 1 to 52 or 53

    bool operator==(IsoWeek const&) const = default;
};

/// The week that holds a local date.
IsoWeek week_of(WallTime wall);

/// The time an issue is about: `from` belongs to it, `to` does not.
struct Period {
    Time from;
    Time to;
    Zone zone;
    std::string label; ///< "2012-w05", "2012-01-30--2012-02-05": for addresses and ids; [0-9a-z-] only
    std::optional<IsoWeek> week; ///< where it is exactly one week

    bool operator==(Period const&) const = default;
};

/// The options that name a period, as a person wrote them.
struct PeriodWords {
    std::optional<std::string> week = {}; ///< "2012-W05", also "2012w5"
    std::optional<std::string> last = {}; ///< "7d", "2w", "1m", "1y", "24h"
    std::optional<std::string> from =
        {}; ///< "2012-01-30", "2012-01-30T18:30", "2012-01-30T18:30:00Z", "…+01:00"
    std::optional<std::string> to = {}; ///< the same; a date alone means to the end of that day
};

/// Reads them. Days and weeks begin and end at midnight in `zone`; "7d", "2w", "1m" reach back to the same
/// time of day, "24h" counts hours. `last`, and `from` without `to`, end with the second that holds `now`.
/// Nothing given means the last 7 days. A Fault names the option as its place. Years are 1 to 9998.
Result<Period> read_period(PeriodWords const& words, Zone const& zone, Time now);

/// The period of days or weeks that has that label. A Fault (place "label") for what is none.
Result<Period> period_labelled(std::string_view label, Zone const& zone);

/// One ISO week. A Fault (place "--week") where the year has no such week.
Result<Period> one_week(IsoWeek week, Zone const& zone);

} // namespace florilege::digest
