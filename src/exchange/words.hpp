#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// Whether `text` contains `word`, upper and lower case of ASCII letters alike; `word` in lower case.
bool contains_word(std::string_view text, std::string_view word) noexcept;

/// Whether `text`, behind blanks, begins with `word`; likewise.
bool begins_with_word(std::string_view text, std::string_view word) noexcept;

/// "1 place", "2 places".
std::string counted(std::uint64_t count, std::string_view noun);

/// The text without white space at its ends.
std::string_view trimmed(std::string_view text) noexcept;

/// The text on one line: white space collapsed to single blanks, and none at the ends.
std::string one_line(std::string_view text);

} // namespace florilege::exchange
