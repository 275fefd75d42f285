#include "text/a.hpp"

#include <utility>

std::string keep(std::string text)
{
    std::string kept = std::move(text);
    kept += text;
    return kept;
}
