#pragma once

#include <string>
#include <string_view>

namespace florilege::web {

/// A Content-Disposition (RFC 6266) that has a browser save what is sent under that name. What a quoted
/// string cannot hold safely becomes "_" in it; the name itself then follows as RFC 8187 writes it.
std::string attachment(std::string_view name);

} // namespace florilege::web
