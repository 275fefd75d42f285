#pragma once

#include "prelude/clock.hpp"

#include <optional>
#include <string_view>

namespace florilege::exchange {

/// Reads a date as exports write it; nothing for nonsense and for moments outside 1970-01-01 … 2200-01-01.
/// Zero is "no date". Without a zone it is UTC. Forms:
///   a count since 1970, its unit by its magnitude: seconds, milliseconds, microseconds ("1616337559000");
///   ISO 8601 / RFC 3339: "2011-01-29", "2011-01-29T10:09:32.5+01:00", "2011-01-29 10:09:32 UTC";
///   slashes: "2011/01/29 10:09:32 +0000";
///   the Apache log's: "10/Oct/2000:13:55:36 +0300";
///   RFC 822 / 5322: "Sat, 29 Jan 2011 10:09:32 GMT".
std::optional<Time> parse_time(std::string_view text);

} // namespace florilege::exchange
