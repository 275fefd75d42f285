#include "text/url/host.hpp"

#include "text/url/idna.hpp"
#include "text/url/ipv4.hpp"
#include "text/url/ipv6.hpp"
#include "text/url/percent.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

Result<std::string, UrlError> parse_bracketed(std::string_view text);
Result<std::string, UrlError> parse_opaque(std::string_view text);
Result<std::string, UrlError> parse_domain(std::string_view text);

UrlError fault_at(UrlFault fault, std::size_t at)
{
    return {{}, fault, at};
}

constexpr bool is_forbidden_in_host(char c) noexcept
{
    constexpr std::string_view forbidden{"\0\t\n\r #/:<>?@[\\]^|", 17};
    return forbidden.find(c) != std::string_view::npos;
}

constexpr bool is_forbidden_in_domain(char c) noexcept
{
    auto const byte = static_cast<unsigned char>(c);
    return byte <= 0x1F || byte == 0x7F || c == '%' || is_forbidden_in_host(c);
}

// An offset to show: the first forbidden character as it was written, or the whole host where it came to
// light by decoding.
std::size_t first_forbidden(std::string_view text, bool (*is_forbidden)(char) noexcept) noexcept
{
    auto const found = std::find_if(text.begin(), text.end(), is_forbidden);
    return found == text.end() ? 0 : static_cast<std::size_t>(found - text.begin());
}

} // namespace

Result<std::string, UrlError> parse_host(std::string_view text, HostKind kind)
{
    if (text.starts_with('[')) return parse_bracketed(text);
    return kind == HostKind::opaque ? parse_opaque(text) : parse_domain(text);
}

namespace {

Result<std::string, UrlError> parse_bracketed(std::string_view text)
{
    if (!text.ends_with(']')) return fault_at(UrlFault::bad_ipv6, text.size());
    auto const address = parse_ipv6(text.substr(1, text.size() - 2));
    if (!address) return fault_at(UrlFault::bad_ipv6, 1 + address.error().at);
    return '[' + ipv6_text(*address) + ']';
}

Result<std::string, UrlError> parse_opaque(std::string_view text)
{
    if (std::any_of(text.begin(), text.end(), is_forbidden_in_host)) {
        return fault_at(UrlFault::bad_host, first_forbidden(text, is_forbidden_in_host));
    }
    std::string host;
    append_percent_encoded(host, text, control_set);
    return host;
}

Result<std::string, UrlError> parse_domain(std::string_view text)
{
    bool const encoded = text.find('%') != std::string_view::npos;
    auto domain = encoded ? domain_to_ascii(to_valid(percent_decoded(text)).text) : domain_to_ascii(text);
    if (!domain || std::any_of(domain->begin(), domain->end(), is_forbidden_in_domain)) {
        auto const is_visibly_forbidden = [](char c) noexcept {
            return c != '%' && is_forbidden_in_domain(c);
        };
        return fault_at(UrlFault::bad_host, first_forbidden(text, is_visibly_forbidden));
    }
    if (!ends_in_a_number(*domain)) return std::move(*domain);
    auto const address = parse_ipv4(*domain);
    if (!address) return fault_at(UrlFault::bad_ipv4, 0);
    return ipv4_text(*address);
}

} // namespace

} // namespace florilege::text
