#pragma once

#include <string_view>

namespace florilege::library {

/// A word without the French article or particle that an apostrophe joins to its begin: "innovation" of
/// "l'innovation", "Qu’une" without its "Qu’". The word as it is where there is none, or nothing behind it.
std::string_view without_elision(std::string_view word) noexcept;

} // namespace florilege::library
