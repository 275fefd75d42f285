#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <span>

namespace florilege::accounts {

/// Where a request comes from, as far as one customer of a provider can choose addresses: an IPv4 address, or
/// the first 64 bits of an IPv6 one.
class ClientNetwork {
public:
    static ClientNetwork v4(std::array<unsigned char, 4> const& address) noexcept;
    /// An IPv4 address in IPv6 clothes (::ffff:0:0/96) is that IPv4 address.
    static ClientNetwork v6(std::array<unsigned char, 16> const& address) noexcept;

    /// Different networks have different bytes.
    std::span<unsigned char const> bytes() const noexcept { return bytes_; }

    auto operator<=>(ClientNetwork const&) const = default;

private:
    ClientNetwork() = default;
    std::array<unsigned char, 9> bytes_{}; ///< 4 or 6, then the address, zeros behind it
};

} // namespace florilege::accounts
