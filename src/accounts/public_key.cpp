#include "accounts/public_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace florilege::accounts {
namespace {

template <class T, void (*free)(T*)> struct FreeBy {
    void operator()(T* thing) const noexcept { free(thing); }
};
using Number = std::unique_ptr<BIGNUM, FreeBy<BIGNUM, BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, FreeBy<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreeBy<OSSL_PARAM, OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeBy<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX, EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, FreeBy<ECDSA_SIG, ECDSA_SIG_free>>;

constexpr std::size_t coordinate = 32; ///< bytes
constexpr int fewest_bits = 2048;
constexpr std::size_t most_bytes = 1024;

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

template <class T> T needed(T handle)
{
    if (!handle) throw std::runtime_error{"OpenSSL gave no memory"};
    return handle;
}

Number number_of(std::string_view bytes)
{
    return needed(Number{BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)});
}

/// Nothing where the parts are no key.
EVP_PKEY* key_of(char const* kind, Builder const& parts)
{
    Parameters const parameters{needed(OSSL_PARAM_BLD_to_param(parts.get()))};
    KeyContext const context{needed(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr))};
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return key;
}

/// The two numbers, 32 bytes each, as OpenSSL takes them; empty for another length.
std::string as_der(std::string_view signature)
{
    if (signature.size() != 2 * coordinate) return {};
    EcdsaSignature const pair{needed(ECDSA_SIG_new())};
    auto r = number_of(signature.substr(0, coordinate));
    auto s = number_of(signature.substr(coordinate));
    if (ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
    static_cast<void>(r.release()); // the pair has them now
    static_cast<void>(s.release());
    int const size = i2d_ECDSA_SIG(pair.get(), nullptr);
    if (size <= 0) return {};
    std::string der(static_cast<std::size_t>(size), '\0');
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    i2d_ECDSA_SIG(pair.get(), &at);
    return der;
}

} // namespace

void PublicKey::Free::operator()(void* key) const noexcept
{
    EVP_PKEY_free(static_cast<EVP_PKEY*>(key));
}

std::optional<Signing> signing_named(std::string_view name) noexcept
{
    if (name == "RS256") return Signing::rs256;
    if (name == "ES256") return Signing::es256;
    return std::nullopt;
}

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent)
{
    if (modulus.size() > most_bytes || exponent.size() > 4) return std::nullopt;
    auto const n = number_of(modulus);
    auto const e = number_of(exponent);
    if (BN_num_bits(n.get()) < fewest_bits || BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) == 1)
        return std::nullopt;
    Builder const parts{needed(OSSL_PARAM_BLD_new())};
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    auto* const key = key_of("RSA", parts);
    if (key == nullptr) return std::nullopt;
    return PublicKey{key, Signing::rs256};
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y)
{
    if (x.size() != coordinate || y.size() != coordinate) return std::nullopt;
    std::string point{"\x04"}; // uncompressed
    (point += x) += y;
    Builder const parts{needed(OSSL_PARAM_BLD_new())};
    OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    auto* const key = key_of("EC", parts);
    if (key == nullptr) return std::nullopt;
    return PublicKey{key, Signing::es256};
}

bool PublicKey::verifies(std::string_view text, std::string_view signature) const
{
    auto const der = signing_ == Signing::es256 ? as_der(signature) : std::string{signature};
    if (der.empty()) return false;
    DigestContext const context{needed(EVP_MD_CTX_new())};
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr,
                                static_cast<EVP_PKEY*>(key_.get())) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(text), text.size()) == 1;
}

} // namespace florilege::accounts
