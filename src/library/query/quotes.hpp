#pragma once

namespace florilege::library {

/// The straight one, and those that word processors and telephones put in its place.
constexpr bool is_quote(char32_t c) noexcept
{
    return c == U'"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f;
}

} // namespace florilege::library
