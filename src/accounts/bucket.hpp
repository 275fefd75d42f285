#pragma once

#include "prelude/clock.hpp"

#include <algorithm>
#include <chrono>

namespace florilege::accounts {

/// So many at once, and one more each time `every` has passed: never more than at_once + period / every in
/// any period.
struct Allowance {
    int at_once;
    std::chrono::seconds every;

    constexpr std::int64_t most_in(std::chrono::seconds period) const noexcept
    {
        return at_once + period / every;
    }
};

/// How much of an allowance is used. One moment says it all: when nothing of it is used any more.
class Bucket {
public:
    /// How long until one can be taken; zero where one can.
    std::chrono::microseconds wait(Allowance const& allowance, Time now) const noexcept
    {
        auto const most = now + allowance.every * (allowance.at_once - 1);
        return std::max(level(allowance, now) - most, std::chrono::microseconds{0});
    }

    void take(Allowance const& allowance, Time now) noexcept
    {
        full_again_ = level(allowance, now) + allowance.every;
    }

private:
    /// Never further off than an empty bucket needs: a clock that is put back locks nobody out for longer.
    Time level(Allowance const& allowance, Time now) const noexcept
    {
        return std::clamp(full_again_, now, now + allowance.every * allowance.at_once);
    }

    Time full_again_ = Time::min();
};

} // namespace florilege::accounts
