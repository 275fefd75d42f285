#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace florilege::accounts {

/// RFC 4648, section 6, without padding: what authenticator apps expect of a secret.
std::string base32(std::span<std::byte const> bytes);

} // namespace florilege::accounts
