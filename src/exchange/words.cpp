#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {

namespace {

bool same_letter(char a, char b)
{
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
}

} // namespace

bool contains_word(std::string_view text, std::string_view word) noexcept
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same_letter) != text.end();
}

bool begins_with_word(std::string_view text, std::string_view word) noexcept
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r"), text.size()));
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                    [](char a, char b) { return same_letter(b, a); });
}

std::string counted(std::uint64_t count, std::string_view noun)
{
    return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\n\r\f";
    auto const first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string_view{}
                              : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string one_line(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\r\f\v";
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        auto const begin = text.find_first_not_of(blanks);
        if (begin == text.npos) break;
        text.remove_prefix(begin);
        auto const end = std::min(text.find_first_of(blanks), text.size());
        if (!line.empty()) line += ' ';
        line += text.substr(0, end);
        text.remove_prefix(end);
    }
    return line;
}

} // namespace florilege::exchange
