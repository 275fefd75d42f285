#pragma once

#include "prelude/clock.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// What an authenticator app and we share: 160 random bits, the length RFC 4226 recommends.
class TotpSecret {
public:
    using Bytes = std::array<std::byte, 20>;

    explicit TotpSecret(Bytes const& bytes) noexcept : bytes_{bytes} {}
    static TotpSecret fresh();

    Bytes const& bytes() const noexcept { return bytes_; }
    std::string text() const; ///< base32, as a person types it into the app

    /// What a QR code says: "otpauth://totp/…" (Key URI format). `issuer` is the site's name.
    std::string uri(std::string_view issuer, std::string_view account) const;

private:
    Bytes bytes_;
};

/// How many steps of 30 seconds a moment is after 1970.
std::int64_t totp_step(Time time) noexcept;

/// The code of a step: RFC 6238 with SHA-1, which is what all apps know, and six digits.
std::string totp_code(std::span<std::byte const> key, std::int64_t step);

/// The newest step later than `used` whose code this is, of the current one and its neighbours: clocks differ
/// by some seconds, and people type slowly. `typed` may hold blanks. Takes the same time for any six digits.
std::optional<std::int64_t> totp_step_of(TotpSecret const& secret, std::string_view typed, Time now,
                                         std::int64_t used);

} // namespace florilege::accounts
