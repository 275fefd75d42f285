#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace florilege::text {

/// What one named character reference stands for: one code point, or two.
struct NamedCharacters {
    char32_t first = 0;
    char32_t second = 0;            ///< 0 where there is none
    bool without_semicolon = false; ///< one of the 106 of old, recognised without ";"
};

/// Longest name in the table, and longest of those that need no semicolon, in bytes.
inline constexpr std::size_t longest_entity_name = 31;
inline constexpr std::size_t longest_bare_entity_name = 6;

/// Looks a name up, without "&" and ";", as it is written (names are case-sensitive).
std::optional<NamedCharacters> find_entity(std::string_view name);

} // namespace florilege::text
