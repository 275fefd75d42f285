#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace florilege::tests {

/// A key pair of another site, made for one test.
class SigningKey {
public:
    static SigningKey rsa(std::string id, unsigned bits = 2048);
    static SigningKey p256(std::string id);

    std::string const& id() const noexcept { return id_; }
    std::string alg() const { return is_rsa_ ? "RS256" : "ES256"; }
    /// The public half as one key of a set.
    std::string jwk() const;
    /// The public half as PEM: what an attacker would take for a shared secret.
    std::string pem() const;
    /// Signs as RFC 7518 has it.
    std::string sign(std::string_view text) const;
    /// A whole token of these claims; `header` is JSON, empty: that of the key.
    std::string token(std::string_view claims, std::string header = {}) const;

private:
    SigningKey(std::string id, void* key, bool is_rsa);
    std::string id_;
    std::shared_ptr<void> key_;
    bool is_rsa_;
};

/// {"keys": [ … ]}
std::string key_set_of(std::initializer_list<SigningKey> keys);

/// HMAC-SHA-256.
std::string hmac(std::string_view key, std::string_view text);

} // namespace florilege::tests
