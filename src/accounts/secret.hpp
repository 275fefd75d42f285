#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// 256 random bits as 44 characters that can stand in an address, a cookie or a header: what a browser, a
/// program or a link holds to be known by. It is shown once; only its hash is kept.
std::string fresh_secret();

/// Bytes from the system's random source, for secrets of another form.
void fill_randomly(std::span<std::byte> bytes);

/// BLAKE2b-256. A secret of 256 random bits needs no salt and no slow hash. Secrets are looked up by it: the
/// time an index takes tells of the hash alone, which nobody can steer.
using SecretHash = std::array<std::byte, 32>;
SecretHash hash_of(std::string_view secret);

/// Whether two texts of the same length are equal, in a time that does not depend on where they differ.
bool same_secret(std::string_view left, std::string_view right);

/// Readies libsodium, which picks the quickest code for the machine; cheap when called again, from any
/// thread.
void start_sodium();

} // namespace florilege::accounts
