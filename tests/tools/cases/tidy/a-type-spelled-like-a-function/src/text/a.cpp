#include "text/a.hpp"

int letters(word_count const& words)
{
    return words.letters;
}
