#include "text/words/character_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace florilege::text {

namespace {

/// Conjoining vowels and final consonants of Hangul go on with the syllable that their initial began.
bool joins_syllable(UChar32 code_point)
{
    int const type = u_getIntPropertyValue(code_point, UCHAR_HANGUL_SYLLABLE_TYPE);
    return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

/// The halfwidth voicing marks of kana are letters to Unicode.
bool is_halfwidth_voicing_mark(UChar32 code_point)
{
    return code_point == 0xFF9E || code_point == 0xFF9F;
}

bool is_joiner(UChar32 code_point)
{
    // A zero width space says that a word ends, unlike the other invisible ones.
    return code_point != 0x200B && u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_written_singly(UChar32 code_point)
{
    if (code_point == 0x30FC || code_point == 0xFF70) return true; // the mark of a long vowel has no script
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode const script = uscript_getScript(code_point, &status);
    constexpr std::array scripts{USCRIPT_HAN,    USCRIPT_HIRAGANA, USCRIPT_KATAKANA,
                                 USCRIPT_HANGUL, USCRIPT_BOPOMOFO, USCRIPT_YI};
    return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

CharacterClass ask(UChar32 code_point)
{
    constexpr std::uint32_t letters = U_GC_L_MASK | U_GC_N_MASK;
    std::uint32_t const category = U_GET_GC_MASK(code_point);
    if (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
        return CharacterClass::dictionary;
    }
    if (joins_syllable(code_point) || is_halfwidth_voicing_mark(code_point) || is_joiner(code_point) ||
        (category & U_GC_M_MASK) != 0) {
        return CharacterClass::joining;
    }
    if ((category & letters) == 0) return CharacterClass::other;
    return is_written_singly(code_point) ? CharacterClass::single : CharacterClass::letter;
}

/// U+02BB to U+02BD: letters to Unicode, but typed for an apostrophe, which stands between words.
bool is_letter_apostrophe(UChar32 code_point)
{
    return code_point >= 0x2BB && code_point <= 0x2BD;
}

/// The classes of everything up to general punctuation, asked of ICU once.
constexpr char32_t table_end = 0x2070;
using Table = std::array<CharacterClass, table_end>;

Table ask_for_table()
{
    Table table{};
    for (char32_t code_point = 0; code_point < table_end; ++code_point) {
        auto const asked = static_cast<UChar32>(code_point);
        table[code_point] = is_letter_apostrophe(asked) ? CharacterClass::other : ask(asked);
    }
    return table;
}

} // namespace

CharacterClass character_class(char32_t code_point) noexcept
{
    static Table const table = ask_for_table();
    if (code_point < table_end) return table[code_point];
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) return CharacterClass::single;
    if (code_point >= 0xAC00 && code_point <= 0xD7A3) return CharacterClass::single;
    return ask(static_cast<UChar32>(code_point));
}

} // namespace florilege::text
