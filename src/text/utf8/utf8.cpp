#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace florilege::text {

namespace {

/// What the byte that opens a sequence promises: its length, and the range of the second byte, which is
/// where overlong forms, surrogates and numbers above U+10FFFF are kept out (Unicode table 3-7).
struct Opening {
    std::uint8_t length;
    unsigned char lowest;
    unsigned char highest;
};

constexpr Opening opening(unsigned char byte) noexcept
{
    if (byte < 0x80) return {1, 0, 0};
    if (byte < 0xC2) return {0, 0, 0};
    if (byte < 0xE0) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte < 0xF0) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte < 0xF4) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

constexpr std::uint64_t high_bits = 0x8080808080808080U;

} // namespace

Decoded decode_next(std::string_view text, std::size_t at) noexcept
{
    auto const byte_at = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    unsigned char const first = byte_at(at);
    if (first < 0x80) return {first, 1, true};

    Opening const open = opening(first);
    if (open.length == 0) return {replacement_character, 1, false};

    auto code_point = static_cast<char32_t>(first & (0x7FU >> open.length));
    for (std::uint8_t i = 1; i < open.length; ++i) {
        if (at + i >= text.size()) return {replacement_character, i, false};
        unsigned char const next = byte_at(at + i);
        unsigned char const lowest = i == 1 ? open.lowest : static_cast<unsigned char>(0x80);
        unsigned char const highest = i == 1 ? open.highest : static_cast<unsigned char>(0xBF);
        if (next < lowest || next > highest) return {replacement_character, i, false};
        code_point = (code_point << 6U) | (next & 0x3FU);
    }
    return {code_point, open.length, true};
}

std::size_t ascii_prefix(std::string_view text) noexcept
{
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at;
}

bool is_ascii(std::string_view text) noexcept
{
    return ascii_prefix(text) == text.size();
}

bool is_valid(std::string_view text) noexcept
{
    std::size_t at = ascii_prefix(text);
    while (at < text.size()) {
        Decoded const next = decode_next(text, at);
        if (!next.valid) return false;
        at += next.length;
        // Another look for a long ASCII stretch pays only where one starts.
        if (next.length == 1) at += ascii_prefix(text.substr(at));
    }
    return true;
}

void append(std::string& text, char32_t code_point)
{
    auto const put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = replacement_character;
    }
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6U));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12U));
        put(0x80 | ((code_point >> 6U) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18U));
        put(0x80 | ((code_point >> 12U) & 0x3F));
        put(0x80 | ((code_point >> 6U) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

ValidText to_valid(std::string_view text)
{
    ValidText result;
    result.text.reserve(text.size());
    std::size_t copied = 0;
    std::size_t at = ascii_prefix(text);
    while (at < text.size()) {
        Decoded const next = decode_next(text, at);
        if (!next.valid) {
            result.text.append(text.substr(copied, at - copied));
            append(result.text, replacement_character);
            ++result.replaced;
            copied = at + next.length;
        }
        at += next.length;
        if (next.valid && next.length == 1) at += ascii_prefix(text.substr(at));
    }
    result.text.append(text.substr(copied));
    return result;
}

std::string_view cut(std::string_view text, std::size_t limit) noexcept
{
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    // Only a byte that continues a sequence can be cut off from its beginning, at most three bytes back.
    std::size_t const earliest = limit - std::min<std::size_t>(limit, 3);
    while (end > earliest && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    if (end < text.size() && end + decode_next(text, end).length > limit) return text.substr(0, end);
    return text.substr(0, limit);
}

std::size_t unfinished_tail(std::string_view text) noexcept
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        std::size_t const at = text.size() - back;
        auto const byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0U) == 0x80) continue;
        bool const may_go_on =
            byte >= 0x80 && opening(byte).length > back && decode_next(text, at).length == back;
        return may_go_on ? back : 0;
    }
    return 0;
}

} // namespace florilege::text
