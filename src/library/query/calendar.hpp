#pragma once

#include "prelude/clock.hpp"

#include <chrono>

namespace florilege::library {

/// Where days begin. The library knows no time zones; who asks a question does.
struct Calendar {
    Calendar() = default;
    Calendar(Calendar const&) = delete;
    Calendar& operator=(Calendar const&) = delete;
    virtual ~Calendar() = default;

    /// The moment at which a local day begins.
    virtual Time beginning_of(std::chrono::local_days day) const = 0;
    /// The local day of a moment.
    virtual std::chrono::local_days day_of(Time moment) const = 0;
};

/// Days of UTC.
struct UtcCalendar final : Calendar {
    Time beginning_of(std::chrono::local_days day) const override
    {
        return std::chrono::sys_days{day.time_since_epoch()};
    }
    std::chrono::local_days day_of(Time moment) const override
    {
        return std::chrono::local_days{std::chrono::floor<std::chrono::days>(moment).time_since_epoch()};
    }
};

} // namespace florilege::library
