#pragma once

#include <string>
#include <string_view>

namespace florilege::text {

// Letters and digits as URLs know them: ASCII, whatever the locale says.

constexpr bool is_ascii_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) noexcept
{
    return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_letter(char c) noexcept
{
    return is_ascii_upper(c) || is_ascii_lower(c);
}
constexpr bool is_ascii_alphanumeric(char c) noexcept
{
    return is_ascii_letter(c) || is_ascii_digit(c);
}
constexpr bool is_ascii(char c) noexcept
{
    return static_cast<unsigned char>(c) < 0x80;
}

constexpr char ascii_lower(char c) noexcept
{
    return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The value of one hexadecimal digit, 0 to 15; -1 for anything else.
constexpr int hex_value(char c) noexcept
{
    if (is_ascii_digit(c)) return c - '0';
    char const lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Equal when ASCII letters of either case are the same.
constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept
{
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
    }
    return true;
}

inline std::string ascii_lower(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        c = ascii_lower(c);
    return lower;
}

} // namespace florilege::text
