#include "library/query/elision.hpp"

#include "library/query/near.hpp"

#include <algorithm>
#include <array>

namespace florilege::library {
namespace {

constexpr std::array<std::string_view, 13> elided{"l", "d",  "j",     "m",      "t",      "s",     "n",
                                                  "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};
constexpr std::array<std::string_view, 2> apostrophes{"'", "’"};

} // namespace

std::string_view without_elision(std::string_view word) noexcept
{
    for (auto const apostrophe : apostrophes) {
        auto const at = word.find(apostrophe);
        if (at == std::string_view::npos || at + apostrophe.size() == word.size()) continue;
        bool const known = std::any_of(elided.begin(), elided.end(), [&](std::string_view particle) {
            return same_letters(particle, word.substr(0, at));
        });
        if (known) return word.substr(at + apostrophe.size());
    }
    return word;
}

} // namespace florilege::library
