#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace florilege::accounts {

/// How a text is signed, in the names of RFC 7518: with SHA-256, by RSA (PKCS #1 v1.5) or over the curve
/// P-256. There is no other: not "none", and nothing that is signed with a shared secret.
enum class Signing { rs256, es256 };

/// "RS256"; nothing for others, however they are written.
std::optional<Signing> signing_named(std::string_view name) noexcept;

/// The public half of a key with which another site signs.
class PublicKey {
public:
    /// Of the modulus and the exponent, big-endian bytes; nothing where that is no key of 2048 to 8192 bits
    /// with an odd exponent of at most 32 bits.
    static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
    /// Of a point, 32 big-endian bytes each; nothing where that is none of P-256.
    static std::optional<PublicKey> p256(std::string_view x, std::string_view y);

    /// What it signs with: a key is good for one way alone.
    Signing signing() const noexcept { return signing_; }

    /// Whether that is its signature of the text, as RFC 7518 writes it. False for whatever is none.
    bool verifies(std::string_view text, std::string_view signature) const;

private:
    struct Free {
        void operator()(void* key) const noexcept;
    };
    PublicKey(void* key, Signing signing) : key_{key, Free{}}, signing_{signing} {}

    std::shared_ptr<void> key_; ///< of OpenSSL
    Signing signing_;
};

} // namespace florilege::accounts
