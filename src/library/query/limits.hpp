#pragma once

#include <cstddef>

namespace florilege::library {

/// What a query may cost, whoever wrote it. Beyond these it is refused with the place where it went too far.
struct QueryLimits {
    static constexpr std::size_t length = 4096;      ///< bytes
    static constexpr std::size_t terms = 64;         ///< words, phrases and fields together
    static constexpr std::size_t nesting = 32;       ///< parentheses within parentheses
    static constexpr std::size_t words_in_term = 32; ///< of one phrase, or of one word such as "l'eau-forte"
};

} // namespace florilege::library
