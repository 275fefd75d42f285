#pragma once

#include "accounts/password.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// What one hash costs: argon2id, version 1.3, one lane.
struct HashCost {
    unsigned passes = 3;
    std::size_t memory = std::size_t{64} << 20; ///< bytes
};

/// The least that a site may choose (OWASP ASVS 5.0, 11.4.2).
constexpr HashCost least_hash_cost{2, std::size_t{19} << 20};

/// The hash as a PHC string, "$argon2id$v=19$m=65536,t=3,p=1$…", with a salt of its own. Throws where the
/// machine has not the memory.
std::string hashed(Password const& password, HashCost const& cost);

enum class Check {
    wrong,
    right,
    right_with_weaker_hash, ///< made at a lower cost than today's: time to store hashed() anew
};

/// Whether that is the password of which `phc` is the hash. Each of these takes the time of one hash,
/// whatever comes out; what is longer than any password is wrong at once.
Check check(std::string_view raw, std::string_view phc, HashCost const& cost);

/// Takes the time of check() where there is no account, or none with a password, so that the time of an
/// answer does not tell which accounts there are.
void check_nobody(std::string_view raw, HashCost const& cost);

} // namespace florilege::accounts
