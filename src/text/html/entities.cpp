#include "text/html/entities.hpp"

#include "text/html/entity_names.hpp"
#include "text/url/ascii.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace florilege::text {
namespace {

std::size_t append_reference(std::string& out, std::string_view raw, ReferencesIn where);
std::size_t append_numeric(std::string& out, std::string_view raw);
std::size_t append_named(std::string& out, std::string_view raw, ReferencesIn where);
char32_t character_of(std::uint32_t number);

} // namespace

void append_decoded(std::string& out, std::string_view raw, ReferencesIn where)
{
    while (true) {
        auto const ampersand = raw.find('&');
        out += raw.substr(0, ampersand);
        if (ampersand == raw.npos) return;
        raw.remove_prefix(ampersand);
        auto const used = append_reference(out, raw, where);
        if (used == 0) out += '&';
        raw.remove_prefix(std::max<std::size_t>(used, 1));
    }
}

std::string decode_references(std::string_view raw, ReferencesIn where)
{
    std::string out;
    out.reserve(raw.size());
    append_decoded(out, raw, where);
    return out;
}

namespace {

// Each of these takes a text that begins with "&" and says how many bytes of it were a reference; 0 for none.
std::size_t append_reference(std::string& out, std::string_view raw, ReferencesIn where)
{
    if (raw.size() < 2) return 0;
    return raw[1] == '#' ? append_numeric(out, raw) : append_named(out, raw, where);
}

std::size_t append_numeric(std::string& out, std::string_view raw)
{
    std::size_t at = 2;
    bool const hexadecimal = at < raw.size() && (raw[at] == 'x' || raw[at] == 'X');
    if (hexadecimal) ++at;
    std::size_t const digits = at;
    std::uint32_t number = 0;
    constexpr std::uint32_t beyond = 0x110000;
    for (; at < raw.size(); ++at) {
        auto const digit = hexadecimal ? hex_value(raw[at]) : is_ascii_digit(raw[at]) ? raw[at] - '0' : -1;
        if (digit < 0) break;
        // Held at the first number that is no character: thousands of digits must not wrap around.
        number = std::min(beyond, number * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit));
    }
    if (at == digits) return 0;
    append(out, character_of(number));
    return at < raw.size() && raw[at] == ';' ? at + 1 : at;
}

char32_t character_of(std::uint32_t number)
{
    // The windows-1252 characters that stand for the C1 controls (HTML Standard 13.2.5.80); 0: as it is.
    static constexpr std::array<char16_t, 32> windows_1252{
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (number == 0) return replacement_character;
    if (number >= 0x80 && number <= 0x9F && windows_1252[number - 0x80] != 0)
        return windows_1252[number - 0x80];
    return number; // append() turns surrogates and what is beyond Unicode into U+FFFD
}

std::size_t append_named(std::string& out, std::string_view raw, ReferencesIn where)
{
    auto const run = raw.substr(1, longest_entity_name + 1);
    auto const length =
        static_cast<std::size_t>(std::ranges::find_if_not(run, is_ascii_alphanumeric) - run.begin());
    auto const take = [&out](NamedCharacters const& characters) {
        append(out, characters.first);
        if (characters.second != 0) append(out, characters.second);
    };
    if (length < run.size() && run[length] == ';') {
        if (auto const found = find_entity(run.substr(0, length))) return take(*found), length + 2;
    }
    for (auto bare = std::min(length, longest_bare_entity_name); bare >= 2; --bare) {
        auto const found = find_entity(run.substr(0, bare));
        if (!found || !found->without_semicolon) continue;
        bool const goes_on = bare < run.size() && (run[bare] == '=' || is_ascii_alphanumeric(run[bare]));
        if (where == ReferencesIn::attribute && goes_on) return 0;
        return take(*found), bare + 1;
    }
    return 0;
}

} // namespace
} // namespace florilege::text
