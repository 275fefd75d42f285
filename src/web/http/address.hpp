#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// An IP address, IPv4 as its IPv6 form ::ffff:a.b.c.d, so that both compare alike.
class Address {
public:
    using Bytes = std::array<std::uint8_t, 16>;
    Address() = default;
    explicit Address(Bytes const& bytes) noexcept : bytes_{bytes} {}

    /// "192.0.2.1", "2001:db8::1", "[2001:db8::1]"; nothing for anything else.
    static std::optional<Address> parse(std::string_view text);

    bool is_v4() const noexcept;
    std::string text() const;
    Bytes const& bytes() const noexcept { return bytes_; }

    auto operator<=>(Address const&) const = default;

private:
    Bytes bytes_{};
};

/// "10.0.0.0/8", "::1", "fd00::/8".
class AddressRange {
public:
    static std::optional<AddressRange> parse(std::string_view text);
    bool holds(Address const& address) const noexcept;

private:
    AddressRange(Address first, unsigned bits) noexcept : first_{first}, bits_{bits} {}
    Address first_;
    unsigned bits_;
};

/// Whether a text can be a host with or without a port, as it stands in a header: 1 to 255 letters, digits
/// and
/// ".-_:[]".
bool is_host(std::string_view text) noexcept;

/// Who asks, and by which scheme and host, behind proxies that are trusted.
struct Asked {
    Address client;
    bool secure = false;
    std::string host;
};

/// Reads what proxies say (X-Forwarded-For, -Proto, -Host), but only as far as each hop is in `trusted`: from
/// the peer backwards, the first address that is not trusted is the client. Without a trusted peer nothing
/// that the headers say counts, and a host that is none never does.
Asked seen_through(Address const& peer, std::vector<AddressRange> const& trusted,
                   std::vector<std::string_view> const& forwarded_for, std::string_view forwarded_proto,
                   std::string_view forwarded_host, std::string_view host);

} // namespace florilege::web
