#include "accounts/secret.hpp"

#include "prelude/ids.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace florilege::accounts {

std::string fresh_secret()
{
    return PublicId::random().text() + PublicId::random().text();
}

void fill_randomly(std::span<std::byte> bytes)
{
    start_sodium();
    randombytes_buf(bytes.data(), bytes.size());
}

SecretHash hash_of(std::string_view secret)
{
    std::array<unsigned char, 32> raw{};
    crypto_generichash(raw.data(), raw.size(), reinterpret_cast<unsigned char const*>(secret.data()),
                       secret.size(), nullptr, 0);
    SecretHash hash;
    std::transform(raw.begin(), raw.end(), hash.begin(), [](unsigned char byte) { return std::byte{byte}; });
    return hash;
}

bool same_secret(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void start_sodium()
{
    static int const ready = sodium_init();
    if (ready < 0) throw std::runtime_error{"no source of random numbers (libsodium did not start)"};
}

} // namespace florilege::accounts
