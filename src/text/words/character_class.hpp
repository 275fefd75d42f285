#pragma once

#include <cstdint>

namespace florilege::text {

/// What a code point does in the search for words.
enum class CharacterClass : std::uint8_t {
    other,     ///< stands between words
    letter,    ///< letter or digit of a script that puts something between words
    joining,   ///< mark or invisible joiner: goes on with the word before it, begins none
    single,    ///< a word by itself: ideograph, kana, Hangul syllable
    dictionary ///< of a script without gaps between words, such as Thai: ICU's dictionaries tell the words
};

CharacterClass character_class(char32_t code_point) noexcept;

} // namespace florilege::text
