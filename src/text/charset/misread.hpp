#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace florilege::text {

/// Characters that together are one UTF-8 character read as windows-1252: "Ã©" for "é".
struct Misread {
    char32_t meant; ///< what the bytes say
    unsigned char
        lead;      ///< the first of those bytes: it tells how likely such a sequence is to be meant as it is
    char32_t last; ///< the last character as it stands in the text
    std::size_t length; ///< bytes of the sequence as it stands in the text
};

/// The byte that windows-1252 (as the WHATWG defines it: its five gaps are C1 controls) or Latin-1 reads as
/// this character; nothing for ASCII and for what neither can hold.
std::optional<unsigned char> byte_read_as(char32_t character) noexcept;

/// The misread character that starts at byte `at` of the text, if all of it maps back to exactly one.
std::optional<Misread> misread_at(std::string_view text, std::size_t at) noexcept;

} // namespace florilege::text
