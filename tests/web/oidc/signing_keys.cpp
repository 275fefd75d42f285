#include "tests/web/oidc/signing_keys.hpp"

#include "web/http/base64url.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <stdexcept>

namespace florilege::tests {
namespace {

EVP_PKEY* raw(std::shared_ptr<void> const& key)
{
    return static_cast<EVP_PKEY*>(key.get());
}

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string bytes_of(BIGNUM const* number, int size)
{
    std::string out(static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), size);
    return out;
}

std::string number(EVP_PKEY* key, char const* name, int size)
{
    BIGNUM* value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1) throw std::runtime_error{"no such number"};
    auto const text = web::base64url(bytes_of(value, size == 0 ? BN_num_bytes(value) : size));
    BN_free(value);
    return text;
}

std::string pair_of(std::string const& der)
{
    auto const* at = bytes_of(std::string_view{der});
    auto* const pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    auto out = bytes_of(ECDSA_SIG_get0_r(pair), 32) + bytes_of(ECDSA_SIG_get0_s(pair), 32);
    ECDSA_SIG_free(pair);
    return out;
}

} // namespace

SigningKey::SigningKey(std::string id, void* key, bool is_rsa)
    : id_{std::move(id)}, key_{key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); }},
      is_rsa_{is_rsa}
{
    if (key == nullptr) throw std::runtime_error{"OpenSSL made no key"};
}

SigningKey SigningKey::rsa(std::string id, unsigned bits)
{
    return {std::move(id), EVP_RSA_gen(bits), true};
}

SigningKey SigningKey::p256(std::string id)
{
    return {std::move(id), EVP_EC_gen("P-256"), false};
}

std::string SigningKey::jwk() const
{
    auto const name = R"("kid":")" + id_ + R"(",)";
    if (is_rsa_)
        return "{" + name + R"("kty":"RSA","n":")" + number(raw(key_), OSSL_PKEY_PARAM_RSA_N, 0) +
               R"(","e":")" + number(raw(key_), OSSL_PKEY_PARAM_RSA_E, 0) + R"("})";
    return "{" + name + R"("kty":"EC","crv":"P-256","x":")" +
           number(raw(key_), OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")" +
           number(raw(key_), OSSL_PKEY_PARAM_EC_PUB_Y, 32) + R"("})";
}

std::string SigningKey::pem() const
{
    auto* const memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(memory, raw(key_));
    char* text = nullptr;
    auto const size = BIO_get_mem_data(memory, &text);
    std::string out{text, static_cast<std::size_t>(size)};
    BIO_free(memory);
    return out;
}

std::string SigningKey::sign(std::string_view text) const
{
    auto* const context = EVP_MD_CTX_new();
    std::size_t size = 0;
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, raw(key_));
    EVP_DigestSign(context, nullptr, &size, bytes_of(text), text.size());
    std::string out(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, bytes_of(text), text.size());
    EVP_MD_CTX_free(context);
    out.resize(size);
    return is_rsa_ ? out : pair_of(out);
}

std::string SigningKey::token(std::string_view claims, std::string header) const
{
    if (header.empty()) header = R"({"alg":")" + alg() + R"(","kid":")" + id_ + R"("})";
    auto const text = web::base64url(header) + '.' + web::base64url(claims);
    return text + '.' + web::base64url(sign(text));
}

std::string key_set_of(std::initializer_list<SigningKey> keys)
{
    std::string all;
    for (auto const& key : keys)
        all += (all.empty() ? "" : ",") + key.jwk();
    return R"({"keys":[)" + all + "]}";
}

std::string hmac(std::string_view key, std::string_view text)
{
    std::array<unsigned char, 32> out{};
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), out.data(),
         nullptr);
    return {out.begin(), out.end()};
}

} // namespace florilege::tests
