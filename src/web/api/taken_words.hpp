#pragma once

#include "library/take.hpp"

#include <array>
#include <stdexcept>
#include <string_view>

namespace florilege::web {

/// What became of a bookmark that came in, in words. Whether it is private now, its own fields say.
inline constexpr std::array<std::string_view, 3> taken_words{"added", "updated", "unchanged"};

inline std::string_view word_of(library::Taken taken)
{
    switch (taken) {
    case library::Taken::added: return taken_words[0];
    case library::Taken::updated:
    case library::Taken::hidden: return taken_words[1];
    case library::Taken::unchanged: return taken_words[2];
    }
    throw std::logic_error{"an outcome that is none"};
}

} // namespace florilege::web
