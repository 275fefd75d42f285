#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::text {

/// True where a domain must be an IPv4 address because its last label is a number (URL Standard, "ends in a
/// number checker").
bool ends_in_a_number(std::string_view domain) noexcept;

/// Reads an IPv4 address as browsers do: one to four numbers, decimal, octal ("0…") or hexadecimal ("0x…"),
/// the last one filling what the others leave. Nothing for any other text.
std::optional<std::uint32_t> parse_ipv4(std::string_view text) noexcept;

/// "192.0.2.1".
std::string ipv4_text(std::uint32_t address);

} // namespace florilege::text
