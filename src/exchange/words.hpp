#pragma once

#include <string_view>

namespace florilege::exchange {

/// Whether `text` contains `word`, upper and lower case of ASCII letters alike; `word` in lower case.
bool contains_word(std::string_view text, std::string_view word) noexcept;

/// Whether `text`, behind blanks, begins with `word`; likewise.
bool begins_with_word(std::string_view text, std::string_view word) noexcept;

} // namespace florilege::exchange
