#include "accounts/password_hash.hpp"

#include "accounts/secret.hpp"

#include <sodium.h>

#include <array>
#include <charconv>
#include <new>
#include <optional>
#include <stdexcept>

namespace florilege::accounts {
namespace {

/// The number behind `name` in a PHC string.
std::optional<std::uint64_t> parameter(std::string_view phc, std::string_view name)
{
    auto const at = phc.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    std::uint64_t number = 0;
    auto const* const begin = phc.data() + at + name.size();
    auto const [end, error] = std::from_chars(begin, phc.data() + phc.size(), number);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

/// What an attacker pays for one guess is memory filled: passes times kibibytes.
bool is_weaker(std::string_view phc, HashCost const& cost)
{
    auto const kibibytes = parameter(phc, "$m=");
    auto const passes = parameter(phc, ",t=");
    return !kibibytes || !passes || *kibibytes * *passes < cost.memory / 1024 * cost.passes;
}

} // namespace

std::string hashed(Password const& password, HashCost const& cost)
{
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    auto const& text = password.text();
    if (crypto_pwhash_str_alg(out.data(), text.data(), text.size(), cost.passes, cost.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error{"a password could not be hashed: too little memory, or a cost out of range"};
    return out.data();
}

Check check(std::string_view raw, std::string_view phc, HashCost const& cost)
{
    start_sodium();
    if (raw.size() > longest_password) return Check::wrong;
    std::string const stored{phc};
    if (crypto_pwhash_str_verify(stored.c_str(), raw.data(), raw.size()) != 0) return Check::wrong;
    return is_weaker(phc, cost) ? Check::right_with_weaker_hash : Check::right;
}

void check_nobody(std::string_view raw, HashCost const& cost)
{
    start_sodium();
    if (raw.size() > longest_password) return;
    std::array<unsigned char, 32> out{};
    std::array<unsigned char, crypto_pwhash_SALTBYTES> const salt{};
    if (crypto_pwhash(out.data(), out.size(), raw.data(), raw.size(), salt.data(), cost.passes, cost.memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
}

} // namespace florilege::accounts
