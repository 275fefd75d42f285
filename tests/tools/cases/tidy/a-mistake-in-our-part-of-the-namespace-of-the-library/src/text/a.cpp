#include "text/a.hpp"

std::size_t letters(Word const& word)
{
    return std::hash<Word>()(word);
}
