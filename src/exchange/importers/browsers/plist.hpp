#pragma once

#include "prelude/result.hpp"

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace florilege::exchange {

/// Where reading a property list ends.
struct PlistLimits {
    std::size_t depth = 64; ///< of arrays and dictionaries inside one another
    std::size_t bytes = std::size_t{1}
                        << 26; ///< of what it unpacks to: a binary one may name an object often
};

/// Reads a property list of Apple's, binary ("bplist00") or XML: dictionaries as objects, dates as text
/// (ISO 8601), data as null. The fault is a reason for people, without a place.
Result<boost::json::object> read_plist(std::string_view file, PlistLimits const& limits);

} // namespace florilege::exchange
