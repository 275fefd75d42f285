#include "web/http/disposition.hpp"

namespace florilege::web {
namespace {

/// Letters and digits and some marks: in no browser and no file system do they mean anything.
bool is_plain(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
}

/// ext-value of RFC 8187; the plain ones are all attr-char.
std::string extended(std::string_view name)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "UTF-8''";
    for (char const c : name) {
        if (is_plain(c)) {
            out += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

} // namespace

std::string attachment(std::string_view name)
{
    std::string plain;
    for (char const c : name)
        plain += is_plain(c) ? c : '_';
    auto value = "attachment; filename=\"" + plain + '"';
    if (plain != name) value += "; filename*=" + extended(name);
    return value;
}

} // namespace florilege::web
