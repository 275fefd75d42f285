#pragma once

#include "prelude/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::text {

/// The eight 16-bit pieces of an IPv6 address, the first one first.
using Ipv6 = std::array<std::uint16_t, 8>;

/// Where an IPv6 address stops making sense: a byte offset in its text.
struct Ipv6Error : ExpectedFailure {
    std::size_t at = 0;
};

/// Reads an IPv6 address without its brackets, as the URL Standard does (section 3.5): "::" once for a run of
/// zeros, the last 32 bits also as dotted decimals, no zone.
Result<Ipv6, Ipv6Error> parse_ipv6(std::string_view text);

/// The shortest form (RFC 5952), without brackets.
std::string ipv6_text(Ipv6 const& address);

} // namespace florilege::text
