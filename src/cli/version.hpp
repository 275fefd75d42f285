#pragma once

#include <string_view>

namespace florilege::cli {

/// The program's version, as CMakeLists.txt gives it.
constexpr std::string_view version = FLORILEGE_VERSION;

} // namespace florilege::cli
