#include "prelude/ids.hpp"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

namespace florilege {
namespace {

constexpr std::size_t text_length = 22;

} // namespace

PublicId PublicId::random()
{
    // sodium_init is idempotent and thread-safe; the static makes it once a process.
    static int const ready = sodium_init();
    if (ready < 0) throw std::runtime_error{"no source of random numbers (libsodium did not start)"};
    // The first six bits make the first character.
    constexpr unsigned hyphen = 62;
    Bytes bytes;
    do
        randombytes_buf(bytes.data(), bytes.size());
    while (std::to_integer<unsigned>(bytes.front()) >> 2U == hyphen);
    return PublicId{bytes};
}

std::optional<PublicId> PublicId::parse(std::string_view text) noexcept
{
    if (text.size() != text_length) return std::nullopt;
    std::array<unsigned char, 16> raw{};
    std::size_t written = 0;
    int const failed = sodium_base642bin(raw.data(), raw.size(), text.data(), text.size(), nullptr, &written,
                                         nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || written != raw.size()) return std::nullopt;
    Bytes bytes;
    std::memcpy(bytes.data(), raw.data(), raw.size());
    return PublicId{bytes};
}

std::string PublicId::text() const
{
    std::array<unsigned char, 16> raw{};
    std::memcpy(raw.data(), bytes_.data(), bytes_.size());
    std::array<char, text_length + 1> out{};
    sodium_bin2base64(out.data(), out.size(), raw.data(), raw.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return {out.data(), text_length};
}

} // namespace florilege
