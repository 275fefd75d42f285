#pragma once

#include "prelude/clock.hpp"
#include "prelude/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest {

/// What a clock on the wall shows, without saying where.
using WallTime = std::chrono::local_time<std::chrono::microseconds>;

/// A time zone of the IANA database ("Europe/Paris", "UTC"), with its rules as ICU carries them. Cheap to
/// copy.
class Zone {
public:
    static Zone utc();

    /// Finds one by its name; a Fault with an empty place where there is none of that name.
    static Result<Zone> named(std::string_view name);

    std::string const& name() const noexcept;

    /// What the wall clock shows there at a moment.
    WallTime wall(Time moment) const;

    /// The moment at which the wall clock shows `wall`. A time that occurs twice (clocks set back) is its
    /// first occurrence; one that is skipped (clocks set forward) is read by the clock before the change, so
    /// that the missing first hour of a day begins it.
    Time moment(WallTime wall) const;

    /// Difference to UTC at a moment, east positive.
    std::chrono::seconds offset(Time moment) const;

    /// The names of places with a zone, sorted: what a person chooses from.
    static std::vector<std::string> names();

    bool operator==(Zone const& other) const noexcept { return name() == other.name(); }

private:
    struct Rules;
    explicit Zone(std::shared_ptr<Rules const> rules) noexcept : rules_{std::move(rules)} {}
    std::shared_ptr<Rules const> rules_;
};

} // namespace florilege::digest
