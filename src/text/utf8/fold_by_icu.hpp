#pragma once

#include <string>
#include <string_view>

namespace florilege::text {

/// `fold` (see fold.hpp) for any text of less than 2^30 bytes, without the short cuts: what their tables are
/// made from and tested against.
std::string fold_by_icu(std::string_view text);

/// Whether a code point is a letter, a digit, another number, or a mark that belongs to one.
bool is_letter_or_digit(char32_t code_point) noexcept;

/// The text in lower case and composed (NFC), accents kept: what the French stemmer expects.
std::string lower_composed(std::string_view text);

} // namespace florilege::text
