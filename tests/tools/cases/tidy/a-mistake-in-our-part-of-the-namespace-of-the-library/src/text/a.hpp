#pragma once
#include <cstddef>
#include <functional>
struct Word {
    std::size_t letters = 0;
};
template <>
struct std::hash<Word> {
    std::size_t operator()(Word const& word) const
    {
        std::size_t const Letters = word.letters;
        return Letters;
    }
};
