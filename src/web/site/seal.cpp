#include "web/site/seal.hpp"

#include "web/http/base64url.hpp"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace florilege::web {
namespace {

using Byte = unsigned char;

Byte const* bytes_of(std::string_view text)
{
    return reinterpret_cast<Byte const*>(text.data());
}

std::string text_of(std::vector<Byte> const& bytes)
{
    return base64url({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

constexpr std::size_t nonce_size = crypto_secretbox_NONCEBYTES;

/// From what is sealed, so that the same is sealed alike; two different ones share a nonce as good as never.
std::array<Byte, nonce_size> nonce_of(Seal::Key const& key, std::string_view bytes)
{
    std::array<Byte, nonce_size> nonce{};
    crypto_generichash(nonce.data(), nonce.size(), bytes_of(bytes), bytes.size(),
                       reinterpret_cast<Byte const*>(key.data()), key.size());
    return nonce;
}

std::string with_purpose(std::string_view purpose, std::string_view bytes)
{
    std::string whole{purpose};
    whole += '\0';
    return whole += bytes;
}

} // namespace

std::string Seal::close(std::string_view purpose, std::string_view bytes) const
{
    auto const whole = with_purpose(purpose, bytes);
    auto const nonce = nonce_of(key_, whole);
    std::vector<Byte> out(nonce_size + crypto_secretbox_MACBYTES + whole.size());
    std::copy(nonce.begin(), nonce.end(), out.begin());
    crypto_secretbox_easy(out.data() + nonce_size, bytes_of(whole), whole.size(), nonce.data(),
                          reinterpret_cast<Byte const*>(key_.data()));
    return text_of(out);
}

std::optional<std::string> Seal::open(std::string_view purpose, std::string_view text) const
{
    auto const sealed = base64url_bytes(text);
    if (!sealed || sealed->size() < nonce_size + crypto_secretbox_MACBYTES) return std::nullopt;
    std::string whole(sealed->size() - nonce_size - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<Byte*>(whole.data()), bytes_of(*sealed) + nonce_size,
                                   sealed->size() - nonce_size, bytes_of(*sealed),
                                   reinterpret_cast<Byte const*>(key_.data())) != 0)
        return std::nullopt;
    auto const beginning = with_purpose(purpose, {});
    if (!whole.starts_with(beginning)) return std::nullopt;
    return whole.substr(beginning.size());
}

std::string random_text()
{
    std::vector<Byte> bytes(16);
    randombytes_buf(bytes.data(), bytes.size());
    return text_of(bytes);
}

std::string masked(std::string_view token)
{
    std::vector<Byte> bytes(2 * token.size());
    randombytes_buf(bytes.data(), token.size());
    for (std::size_t at = 0; at < token.size(); ++at)
        bytes[token.size() + at] = static_cast<Byte>(bytes[at] ^ static_cast<Byte>(token[at]));
    return text_of(bytes);
}

bool is_masked(std::string_view text, std::string_view token)
{
    auto const bytes = base64url_bytes(text);
    if (!bytes || bytes->size() != 2 * token.size()) return false;
    std::vector<Byte> found(token.size());
    for (std::size_t at = 0; at < token.size(); ++at)
        found[at] = static_cast<Byte>(bytes_of(*bytes)[at] ^ bytes_of(*bytes)[token.size() + at]);
    return sodium_memcmp(found.data(), token.data(), token.size()) == 0;
}

} // namespace florilege::web
