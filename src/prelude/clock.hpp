#pragma once

#include <chrono>
#include <cstdint>

namespace florilege {

/// A moment in UTC, to the microsecond: what the database keeps and every part passes on.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

/// Microseconds since 1970-01-01T00:00:00Z, the stored form of a Time.
constexpr std::int64_t to_micros(Time time) noexcept
{
    return time.time_since_epoch().count();
}
constexpr Time from_micros(std::int64_t micros) noexcept
{
    return Time{std::chrono::microseconds{micros}};
}

/// Who tells the time. Code that needs "now" takes one, so that tests can turn it by hand.
struct Clock {
    Clock() = default;
    Clock(Clock const&) = delete;
    Clock& operator=(Clock const&) = delete;
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

/// The machine's own clock.
struct SystemClock final : Clock {
    Time now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands still until it is told to move.
struct StoppedClock final : Clock {
    explicit StoppedClock(Time start) noexcept : time{start} {}
    Time now() const override { return time; }
    Time time;
};

} // namespace florilege
