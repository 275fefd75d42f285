#pragma once

#include <string>
#include <string_view>

namespace florilege::library {

/// The title of a list, or several with slashes between them, as they are compared: folded, without spaces
/// beside a slash.
std::string folded_path(std::string_view titles);

} // namespace florilege::library
