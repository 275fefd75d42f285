#pragma once

#include "exchange/importers/browsers/plist.hpp"

namespace florilege::exchange {

/// read_plist() for a file that begins with "bplist00".
Result<boost::json::object> read_binary_plist(std::string_view file, PlistLimits const& limits);

} // namespace florilege::exchange
