#pragma once

#include "prelude/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7), to the second.
std::string http_date(Time time);

/// Reads that form back; the two obsolete ones are not read: they come as no date, which is safe.
std::optional<Time> read_http_date(std::string_view text);

} // namespace florilege::web
