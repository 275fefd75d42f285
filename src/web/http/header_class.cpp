#include "web/http/header_class.hpp"

namespace florilege::web {
namespace {

/// Of what is no page: it loads, sends and shows nothing, in no frame. What a default does not stand in for
/// is said.
constexpr std::string_view nothing =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Scripts only by the nonce of this very answer; nothing from anywhere else; in no frame.
std::string page_policy(std::string const& nonce)
{
    return "default-src 'none'; script-src " + (nonce.empty() ? "'none'" : "'nonce-" + nonce + "'") +
           "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src "
           "'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors "
           "'none'";
}

std::string policy_of(Response const& response)
{
    switch (response.kind) {
    case HeaderClass::page: return page_policy(response.nonce);
    case HeaderClass::feed:
    case HeaderClass::download: return std::string{nothing} + "; sandbox";
    case HeaderClass::json:
    case HeaderClass::asset:
    case HeaderClass::health: return std::string{nothing};
    }
    throw std::logic_error{"a class of headers that is none"};
}

/// What a page tells the page behind one of its links. `no-referrer` would turn the Origin of its forms into
/// "null".
std::string_view referrer_of(HeaderClass kind) noexcept
{
    return kind == HeaderClass::page ? "same-origin" : "no-referrer";
}

void add_missing(Headers& headers, std::string_view name, std::string value)
{
    if (!headers.find(name)) headers.add(name, std::move(value));
}

} // namespace

void protect(Response& response, Request const& request)
{
    auto& headers = response.headers;
    add_missing(headers, "content-security-policy", policy_of(response));
    add_missing(headers, "x-content-type-options", "nosniff");
    add_missing(headers, "referrer-policy", std::string{referrer_of(response.kind)});
    add_missing(headers, "cache-control", "no-store");
    add_missing(headers, "cross-origin-resource-policy", "same-origin");
    if (response.kind == HeaderClass::page) {
        add_missing(headers, "cross-origin-opener-policy", "same-origin");
        add_missing(headers, "permissions-policy", "camera=(), geolocation=(), microphone=()");
    }
    if (request.secure)
        add_missing(headers, "strict-transport-security", "max-age=31536000; includeSubDomains");
}

} // namespace florilege::web
