#include "text/charset/misread.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>

namespace florilege::text {

namespace {

/// windows-1252 from 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt); 0 for a gap.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::size_t length_promised_by(unsigned char lead) noexcept
{
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

} // namespace

std::optional<unsigned char> byte_read_as(char32_t character) noexcept
{
    if (character >= 0x80 && character <= 0xFF) return static_cast<unsigned char>(character);
    if (character < 0x152) return std::nullopt;
    auto const* const found = std::find(windows_1252.begin(), windows_1252.end(), character);
    if (found == windows_1252.end()) return std::nullopt;
    return static_cast<unsigned char>(0x80 + (found - windows_1252.begin()));
}

std::optional<Misread> misread_at(std::string_view text, std::size_t at) noexcept
{
    Decoded const first = decode_next(text, at);
    if (!first.valid || first.code_point < 0xC2 || first.code_point > 0xF4) return std::nullopt;
    auto const lead = static_cast<unsigned char>(first.code_point);

    std::array<char, 4> bytes{static_cast<char>(lead)};
    std::size_t const count = length_promised_by(lead);
    std::size_t end = at + first.length;
    char32_t last = first.code_point;
    for (std::size_t i = 1; i < count; ++i) {
        if (end >= text.size()) return std::nullopt;
        Decoded const next = decode_next(text, end);
        auto const byte = next.valid ? byte_read_as(next.code_point) : std::nullopt;
        if (!byte || *byte > 0xBF) return std::nullopt;
        bytes[i] = static_cast<char>(*byte);
        end += next.length;
        last = next.code_point;
    }
    Decoded const meant = decode_next({bytes.data(), count}, 0);
    if (!meant.valid) return std::nullopt;
    return Misread{meant.code_point, lead, last, end - at};
}

} // namespace florilege::text
