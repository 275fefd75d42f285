#pragma once

#include <span>
#include <string_view>

namespace florilege::library {

/// Whether two words are the same but for the case of ASCII letters.
bool same_letters(std::string_view a, std::string_view b) noexcept;

/// The one of `known` that somebody may have meant who wrote `word`: at most two letters added, left out,
/// replaced or swapped with the next (one where the word has fewer than four); the nearest, then the first.
/// Empty where none is near. ASCII case does not count. What is longer than the known words by more than that
/// costs nothing.
std::string_view nearest(std::string_view word, std::span<std::string_view const> known);

} // namespace florilege::library
