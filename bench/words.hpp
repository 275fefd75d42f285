#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What the invented libraries are made of, for those who write them and those who ask.
namespace florilege::bench {

constexpr std::size_t vocabulary = 50'000;
constexpr std::size_t tags_there_are = 100'000;
constexpr std::size_t sites = 20'000;

/// A pronounceable word for a number; frequent ones are short, as in language.
inline std::string word(std::size_t number)
{
    static constexpr std::string_view consonants = "bcdfglmnprstv";
    static constexpr std::string_view vowels = "aeiou";
    std::string text;
    std::size_t rest = number + 7;
    do {
        text += consonants[rest % consonants.size()];
        rest /= consonants.size();
        text += vowels[rest % vowels.size()];
        rest /= vowels.size();
    } while (rest > 0);
    return text;
}

inline std::string tag(std::size_t number)
{
    return 't' + word(number);
}

} // namespace florilege::bench
