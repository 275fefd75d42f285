#pragma once

#include <string>
#include <string_view>

namespace florilege::exchange {

/// The MD5 digest (RFC 1321) as 32 lower-case hexadecimal digits. For formats that name things so; nothing is
/// secured by it.
std::string md5_hex(std::string_view bytes);

} // namespace florilege::exchange
