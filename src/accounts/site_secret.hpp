#pragma once

#include "store/transaction.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace florilege::accounts {

using DerivedKey = std::array<std::byte, 32>;

/// 32 random bytes made once for a site, from which every key comes that seals or signs something for a
/// while: cursors, links to contents. Nothing is encrypted with it that must last.
class SiteSecret {
public:
    using Bytes = std::array<std::byte, 32>;
    explicit SiteSecret(Bytes const& bytes) noexcept : bytes_{bytes} {}

    /// The key for a purpose, "cursor" or "content link": the same each time, and of no use for another
    /// purpose (BLAKE2b-256 of the purpose, keyed with the secret).
    DerivedKey derive(std::string_view purpose) const;

private:
    Bytes bytes_;
};

/// Makes it where there is none yet: for the program's start.
SiteSecret make_site_secret(store::Transaction& transaction);

/// Wants a session that reads as `authenticator`; nothing where none was made.
std::optional<SiteSecret> find_site_secret(store::Session& session);

} // namespace florilege::accounts
