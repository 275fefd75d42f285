#pragma once

#include "cli/oidc_settings.hpp"
#include "prelude/result.hpp"
#include "web/server/limits.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::cli {

/// What config.toml says of the site; options of `serve` count more. Every setting is told of in
/// docs/reference/serve.md.
struct Configuration {
    std::optional<std::string> listen;     ///< "127.0.0.1:8787"
    std::optional<std::string> metrics;    ///< the same for /metrics
    std::optional<std::string> public_url; ///< "https://links.example.net"
    std::optional<std::string> hub;        ///< "https://hub.example.net/", of http or https
    std::vector<std::string> trusted_proxies;
    std::optional<OidcSettings> oidc; ///< another site that signs people in
    web::ServerLimits limits;
};

/// One limit that can be set: its name in the file, what it may be, and what it is.
struct LimitSetting {
    std::string_view name; ///< "head_bytes"; times are in seconds: "idle_seconds"
    std::int64_t least;
    std::int64_t most;
    std::int64_t (*get)(web::ServerLimits const&);
    void (*set)(web::ServerLimits&, std::int64_t);
};

/// Every limit, in the order of the documentation.
std::span<LimitSetting const> limit_settings();

/// Reads the text of a configuration; `name` is what its faults call the file. A Fault says the line and what
/// is wrong there: no TOML, a setting that there is not, a value of another type or outside its bounds.
Result<Configuration> parse_configuration(std::string_view text, std::string_view name);

/// The configuration in a file; all as it is by default where there is no such file.
Result<Configuration> read_configuration(std::filesystem::path const& file);

} // namespace florilege::cli
