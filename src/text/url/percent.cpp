#include "text/url/percent.hpp"

namespace florilege::text {

void append_percent_encoded(std::string& out, std::string_view text, EncodeSet const& set)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!set.contains(text[i])) continue;
        out.append(text, copied, i - copied);
        copied = i + 1;
        auto const byte = static_cast<unsigned char>(text[i]);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 0x0F];
    }
    out.append(text, copied);
}

std::string percent_decoded(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && text.size() - i > 2) {
            int const high = hex_value(text[i + 1]);
            int const low = hex_value(text[i + 2]);
            if (high >= 0 && low >= 0) {
                bytes += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
        }
        bytes += text[i];
    }
    return bytes;
}

} // namespace florilege::text
