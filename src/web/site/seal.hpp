#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Closes what a browser carries for us and must neither read nor change: cursors, what can be undone. The
/// same bytes give the same text, so that a page does not change by itself.
class Seal {
public:
    using Key = std::array<std::byte, 32>;
    explicit Seal(Key const& key) noexcept : key_{key} {}

    /// URL-safe text. `purpose` tells apart what is sealed for different ends: one is no other.
    std::string close(std::string_view purpose, std::string_view bytes) const;

    /// Nothing for what was not closed for that purpose with this key.
    std::optional<std::string> open(std::string_view purpose, std::string_view text) const;

private:
    Key key_;
};

/// 16 random bytes as URL-safe text: a nonce, a secret of a guest.
std::string random_text();

/// A token behind a fresh pad: what stands on a compressed page must not be guessed by its length.
std::string masked(std::string_view token);

/// Whether that is the token behind its pad; in constant time.
bool is_masked(std::string_view text, std::string_view token);

} // namespace florilege::web
