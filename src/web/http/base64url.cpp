#include "web/http/base64url.hpp"

#include <sodium.h>

namespace florilege::web {
namespace {

constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

} // namespace

std::string base64url(std::string_view bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                      bytes.size(), variant);
    text.resize(text.size() - 1); // the NUL
    return text;
}

std::optional<std::string> base64url_bytes(std::string_view text)
{
    std::string bytes(text.size() + 1, '\0'); // never empty: libsodium takes no null pointer
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, nullptr, variant) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

} // namespace florilege::web
