#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace florilege::web {

/// Whether people whom the other site knows and we do not get an account by themselves.
enum class Newcomers { refused, welcome };

/// Another site that signs people in (OpenID Connect), as config.toml has it.
struct OidcOptions {
    std::string issuer; ///< as the site writes its own address, byte for byte
    std::string client; ///< how it knows us
    std::string secret;
    std::string name; ///< what people call it: "Example ID"
    Newcomers newcomers = Newcomers::refused;
    std::chrono::seconds patience{6}; ///< for each thing that it is asked for: somebody looks on meanwhile
};

/// https, or http on this very machine, for trials.
bool is_private_to_send(text::Url const& address);

/// Whether people can come back from another site to one of this address: "https://links.example.net".
bool can_be_come_back_to(std::string_view public_url);

} // namespace florilege::web
