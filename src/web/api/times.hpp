#pragma once

#include "prelude/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// A moment as the API writes it: RFC 3339 in UTC, to the second where it is a whole one, else to the
/// microsecond, so that what is read and sent back is the same moment.
std::string time_text(Time time);

/// Reads RFC 3339: "2012-01-30T10:09:32Z", "2012-01-30T11:09:32.5+01:00". Nothing for anything else, and for
/// days that no calendar has.
std::optional<Time> read_moment(std::string_view text);

/// The same, but nothing for moments outside 1970 … 2199, which no library holds.
std::optional<Time> read_time(std::string_view text);

} // namespace florilege::web
