#pragma once

#include "digest/zone.hpp"
#include "library/query/calendar.hpp"

#include <utility>

namespace florilege::digest {

/// Days as somebody in that zone counts them.
class ZoneCalendar final : public library::Calendar {
public:
    explicit ZoneCalendar(Zone zone) : zone_{std::move(zone)} {}
    Time beginning_of(std::chrono::local_days day) const override { return zone_.moment(day); }
    std::chrono::local_days day_of(Time moment) const override
    {
        return std::chrono::floor<std::chrono::days>(zone_.wall(moment));
    }

private:
    Zone zone_;
};

} // namespace florilege::digest
