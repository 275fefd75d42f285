#include "accounts/totp.hpp"

#include "accounts/base32.hpp"
#include "accounts/secret.hpp"
#include "text/url/percent.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace florilege::accounts {
namespace {

using Sha1 = std::array<unsigned char, 20>;

Sha1 hmac_sha1(std::span<std::byte const> key, std::span<unsigned char const> message)
{
    Sha1 out{};
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), out.data(),
             nullptr) == nullptr)
        throw std::runtime_error{"OpenSSL gives no HMAC-SHA-1"};
    return out;
}

std::string without_blanks(std::string_view typed)
{
    std::string out;
    for (char const c : typed)
        if (c != ' ') out += c;
    return out;
}

} // namespace

TotpSecret TotpSecret::fresh()
{
    Bytes bytes{};
    fill_randomly(bytes);
    return TotpSecret{bytes};
}

std::string TotpSecret::text() const
{
    return base32(bytes_);
}

std::string TotpSecret::uri(std::string_view issuer, std::string_view account) const
{
    constexpr auto encoded = text::EncodeSet::all_but("-._~");
    std::string out = "otpauth://totp/";
    text::append_percent_encoded(out, issuer, encoded);
    out += ':';
    text::append_percent_encoded(out, account, encoded);
    out += "?secret=" + text() + "&issuer=";
    text::append_percent_encoded(out, issuer, encoded);
    return out + "&algorithm=SHA1&digits=6&period=30";
}

std::int64_t totp_step(Time time) noexcept
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count() / 30;
}

std::string totp_code(std::span<std::byte const> key, std::int64_t step)
{
    std::array<unsigned char, 8> message{};
    auto rest = static_cast<std::uint64_t>(step);
    for (auto byte = message.rbegin(); byte != message.rend(); ++byte, rest >>= 8U)
        *byte = static_cast<unsigned char>(rest);
    auto const hash = hmac_sha1(key, message);
    // Dynamic truncation (RFC 4226, section 5.3).
    std::size_t const at = hash.back() & 15U;
    std::uint32_t number = hash[at] & 0x7FU;
    for (std::size_t next = at + 1; next < at + 4; ++next)
        number = number << 8U | hash[next];
    auto const digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> totp_step_of(TotpSecret const& secret, std::string_view typed, Time now,
                                         std::int64_t used)
{
    auto const code = without_blanks(typed);
    std::optional<std::int64_t> found;
    auto const step = totp_step(now);
    for (auto candidate = step - 1; candidate <= step + 1; ++candidate)
        if (same_secret(totp_code(secret.bytes(), candidate), code) && candidate > used) found = candidate;
    return found;
}

} // namespace florilege::accounts
