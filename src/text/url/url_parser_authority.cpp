// The part of UrlParser between "//" and the path: the states "authority", "host" and "port".
#include "text/url/ascii.hpp"
#include "text/url/host.hpp"
#include "text/url/percent.hpp"
#include "text/url/url_parser.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

// The ":" before the port: the first one outside brackets.
std::size_t find_port_colon(std::string_view host_and_port) noexcept
{
    bool in_brackets = false;
    for (std::size_t i = 0; i < host_and_port.size(); ++i) {
        char const c = host_and_port[i];
        if (c == '[') in_brackets = true;
        if (c == ']') in_brackets = false;
        if (c == ':' && !in_brackets) return i;
    }
    return std::string_view::npos;
}

} // namespace

UrlParser::Failure UrlParser::read_authority(std::string_view authority)
{
    write_empty_host();
    std::size_t const at = authority.rfind('@');
    bool const has_credentials = at != std::string_view::npos;
    if (has_credentials) write_credentials(authority.substr(0, at));

    std::string_view const host_and_port = has_credentials ? authority.substr(at + 1) : authority;
    std::size_t const colon = find_port_colon(host_and_port);
    std::string_view const host = host_and_port.substr(0, colon);
    bool const may_lack_host = !is_special() && !has_credentials && colon == std::string_view::npos;
    if (host.empty() && !may_lack_host) return fault_at(UrlFault::missing_host, host);
    if (auto failure = read_host(host)) return failure;
    if (colon != std::string_view::npos) {
        if (auto failure = read_port(host_and_port.substr(colon + 1))) return failure;
    }
    url_.authority_end_ = written();
    return {};
}

void UrlParser::write_credentials(std::string_view credentials)
{
    std::size_t const colon = credentials.find(':');
    std::string_view const username = credentials.substr(0, colon);
    std::string_view const password =
        colon == std::string_view::npos ? std::string_view{} : credentials.substr(colon + 1);
    append_percent_encoded(url_.text_, username, userinfo_set);
    url_.username_end_ = url_.password_begin_ = url_.password_end_ = written();
    if (!password.empty()) {
        url_.text_ += ':';
        url_.password_begin_ = written();
        append_percent_encoded(url_.text_, password, userinfo_set);
        url_.password_end_ = written();
    }
    if (!username.empty() || !password.empty()) url_.text_ += '@';
}

UrlParser::Failure UrlParser::read_host(std::string_view host)
{
    url_.host_begin_ = url_.host_end_ = written();
    if (host.empty()) return {};
    auto const parsed = parse_host(host, is_special() ? HostKind::domain : HostKind::opaque);
    if (!parsed) return fault_at(parsed.error().fault, host.substr(parsed.error().at));
    url_.text_ += *parsed;
    url_.host_end_ = written();
    return {};
}

UrlParser::Failure UrlParser::read_port(std::string_view port)
{
    auto const stray = std::find_if_not(port.begin(), port.end(), is_ascii_digit);
    if (stray != port.end()) {
        return fault_at(UrlFault::bad_port, port.substr(static_cast<std::size_t>(stray - port.begin())));
    }
    if (port.empty()) return {};
    std::uint32_t number = 0;
    for (char const digit : port) {
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
        if (number > 65535) return fault_at(UrlFault::bad_port, port);
    }
    if (special_ != nullptr && special_->default_port == number) return {};
    url_.port_ = static_cast<std::uint16_t>(number);
    url_.text_ += ':';
    url_.text_ += std::to_string(number);
    return {};
}

} // namespace florilege::text
