#include "text/url/ipv4.hpp"

#include "text/url/ascii.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

// Above every address; numbers stop growing here, so that no length of digits overflows.
constexpr std::uint64_t too_big = std::uint64_t{1} << 32;

// One number in the base its prefix names. Nothing where a character is no digit of that base.
std::optional<std::uint64_t> parse_number(std::string_view text) noexcept
{
    if (text.empty()) return std::nullopt;
    std::uint64_t base = 10;
    if (text.size() >= 2 && text[0] == '0' && ascii_lower(text[1]) == 'x') {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() >= 2 && text[0] == '0') {
        base = 8;
        text.remove_prefix(1);
    }
    std::uint64_t number = 0;
    for (char const c : text) {
        int const digit = hex_value(c);
        if (digit < 0 || static_cast<std::uint64_t>(digit) >= base) return std::nullopt;
        number = std::min(number * base + static_cast<std::uint64_t>(digit), too_big);
    }
    return number;
}

std::string_view without_last_dot(std::string_view domain) noexcept
{
    if (domain.ends_with('.')) domain.remove_suffix(1);
    return domain;
}

} // namespace

bool ends_in_a_number(std::string_view domain) noexcept
{
    domain = without_last_dot(domain);
    std::string_view const last = domain.substr(domain.rfind('.') + 1);
    if (last.empty()) return false;
    return std::all_of(last.begin(), last.end(), is_ascii_digit) || parse_number(last).has_value();
}

std::optional<std::uint32_t> parse_ipv4(std::string_view text) noexcept
{
    text = without_last_dot(text);
    std::uint64_t address = 0;
    for (int part = 0; part < 4; ++part) {
        std::size_t const dot = text.find('.');
        auto const number = parse_number(text.substr(0, dot));
        if (!number) return std::nullopt;
        if (dot == std::string_view::npos) {
            if (*number >= too_big >> (8 * part)) return std::nullopt;
            return static_cast<std::uint32_t>(address | *number);
        }
        if (*number > 255) return std::nullopt;
        address |= *number << (24 - 8 * part);
        text.remove_prefix(dot + 1);
    }
    return std::nullopt;
}

std::string ipv4_text(std::uint32_t address)
{
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        if (!text.empty()) text += '.';
        text += std::to_string((address >> shift) & 0xFF);
    }
    return text;
}

} // namespace florilege::text
