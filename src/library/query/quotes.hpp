#pragma once

namespace florilege::library {

/// « and », which French sets apart from what they enclose.
constexpr bool is_guillemet(char32_t c) noexcept
{
    return c == 0xab || c == 0xbb;
}

/// The straight one, and those that word processors, telephones and other languages put in its place.
constexpr bool is_quote(char32_t c) noexcept
{
    return c == U'"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || is_guillemet(c);
}

} // namespace florilege::library
