#pragma once

#include "library/take.hpp"

#include <array>
#include <string_view>

namespace florilege::web {

/// What became of a bookmark that came in, in words; their order is that of library::Taken.
inline constexpr std::array<std::string_view, 3> taken_words{"added", "updated", "unchanged"};

inline std::string_view word_of(library::Taken taken)
{
    return taken_words.at(static_cast<std::size_t>(taken));
}

} // namespace florilege::web
