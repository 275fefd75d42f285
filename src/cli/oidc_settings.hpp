#pragma once

#include "prelude/result.hpp"
#include "web/oidc/options.hpp"

#include <optional>
#include <string>

namespace florilege::cli {

/// The section [oidc] of config.toml: another site that signs people in.
struct OidcSettings {
    std::optional<std::string> issuer;
    std::optional<std::string> client_id;
    std::optional<std::string> client_secret;
    std::optional<std::string> client_secret_file; ///< holds it and nothing else
    std::optional<std::string> name;
    web::Newcomers newcomers = web::Newcomers::refused;
};

/// What is missing or none of its kind; the secret's file is not looked at.
Result<void> check(OidcSettings const& settings);

/// The settings with their secret; they were checked. A Fault where its file cannot be read or is empty.
Result<web::OidcOptions> with_secret(OidcSettings const& settings);

} // namespace florilege::cli
