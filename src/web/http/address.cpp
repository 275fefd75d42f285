#include "web/http/address.hpp"

#include "web/http/headers.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace florilege::web {
namespace {

constexpr std::size_t v4_at = 12;

bool in_any(std::vector<AddressRange> const& ranges, Address const& address)
{
    return std::any_of(ranges.begin(), ranges.end(), [&](auto const& range) { return range.holds(address); });
}

/// What a proxy adds may carry a port: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::optional<Address> with_or_without_port(std::string_view text)
{
    if (auto address = Address::parse(text)) return address;
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return Address::parse(text.substr(0, colon));
}

} // namespace

std::optional<Address> Address::parse(std::string_view text)
{
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
    std::string const copy{text};
    Bytes bytes{};
    if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return Address{bytes};
    bytes[v4_at - 2] = bytes[v4_at - 1] = 0xff;
    if (inet_pton(AF_INET, copy.c_str(), bytes.data() + v4_at) == 1) return Address{bytes};
    return std::nullopt;
}

bool Address::is_v4() const noexcept
{
    constexpr Bytes beginning{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(bytes_.begin(), bytes_.begin() + v4_at, beginning.begin());
}

std::string Address::text() const
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    auto const* const said = is_v4() ? inet_ntop(AF_INET, bytes_.data() + v4_at, buffer.data(), buffer.size())
                                     : inet_ntop(AF_INET6, bytes_.data(), buffer.data(), buffer.size());
    return said == nullptr ? std::string{} : std::string{said};
}

std::optional<AddressRange> AddressRange::parse(std::string_view text)
{
    auto const slash = text.find('/');
    auto const first = Address::parse(text.substr(0, slash));
    if (!first) return std::nullopt;
    unsigned const whole = first->is_v4() ? 32 : 128;
    unsigned bits = whole;
    if (slash != std::string_view::npos) {
        auto const number = text.substr(slash + 1);
        auto const read = std::from_chars(number.data(), number.data() + number.size(), bits);
        if (read.ec != std::errc{} || read.ptr != number.data() + number.size() || bits > whole)
            return std::nullopt;
    }
    return AddressRange{*first, bits + 128 - whole};
}

bool AddressRange::holds(Address const& address) const noexcept
{
    auto const& a = address.bytes();
    auto const& b = first_.bytes();
    auto const bytes = bits_ / 8;
    if (!std::equal(a.begin(), a.begin() + bytes, b.begin())) return false;
    auto const rest = bits_ % 8;
    return rest == 0 || (a[bytes] >> (8 - rest)) == (b[bytes] >> (8 - rest));
}

bool is_host(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    });
}

Asked seen_through(Address const& peer, std::vector<AddressRange> const& trusted,
                   std::vector<std::string_view> const& forwarded_for, std::string_view forwarded_proto,
                   std::string_view forwarded_host, std::string_view host)
{
    Asked asked{peer, false, std::string{host}};
    if (!in_any(trusted, peer)) return asked;
    std::vector<std::string_view> hops;
    for (auto const line : forwarded_for)
        for (auto const hop : list_members(line))
            hops.push_back(hop);
    for (auto hop = hops.rbegin(); hop != hops.rend() && in_any(trusted, asked.client); ++hop) {
        auto const address = with_or_without_port(*hop);
        if (!address) break;
        asked.client = *address;
    }
    asked.secure = forwarded_proto == "https";
    if (is_host(forwarded_host)) asked.host = std::string{forwarded_host};
    return asked;
}

} // namespace florilege::web
