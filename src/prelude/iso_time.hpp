#pragma once

#include "prelude/clock.hpp"

#include <string>

namespace florilege {

/// "2012-01-30T10:09:32.000500Z": UTC, always six digits of a second, so that nothing is lost and texts sort
/// as times do.
std::string iso_micros(Time time);

/// "2012-01-30T10:09:32Z", as RFC 3339 has it: UTC to the second, the rest cut off.
std::string iso_seconds(Time time);

} // namespace florilege
