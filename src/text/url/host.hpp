#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <string>
#include <string_view>

namespace florilege::text {

/// What the host of a URL is, by its scheme.
enum class HostKind : std::uint8_t {
    domain, ///< of a special scheme: a domain or an address
    opaque, ///< of any other: text, or an IPv6 address
};

/// Reads and serialises a host (URL Standard, sections 3.5 and 3.6), an IPv6 address with its brackets.
/// `text` is valid UTF-8 and not empty. The error's offset counts from the start of `text`.
Result<std::string, UrlError> parse_host(std::string_view text, HostKind kind);

} // namespace florilege::text
