#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// How the client shows its secret when it changes a code for a token.
enum class SecretPlace { header, form };

/// What a site says of how it signs people in (OpenID Connect Discovery 1.0, section 3).
struct Discovery {
    text::Url authorization; ///< where people sign in
    text::Url token;
    text::Url keys;
    std::optional<text::Url> person; ///< tells what somebody is called, where the site says so
    SecretPlace secret = SecretPlace::header;
    bool names_itself = false; ///< what comes back says from where (RFC 9207)
};

/// Where a site of that address describes itself.
std::string discovery_address(std::string_view issuer);

/// Reads a description. A Fault where it is none, is that of another site, names an address to which nothing
/// may be sent in the open, or the site does not do what we need.
Result<Discovery> parse_discovery(std::string_view json, std::string_view issuer);

} // namespace florilege::web
