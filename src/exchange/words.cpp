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

} // namespace florilege::exchange
