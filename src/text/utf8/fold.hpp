#pragma once

#include <string>
#include <string_view>

namespace florilege::text {

/// The form under which texts that differ only in case, accents or typography are one: Unicode case folding
/// over the compatibility decomposition, without accents, in normal form C. "Réputation", "REPUTATION" and
/// "re\u0301putation" give "reputation".
///
/// - Letters that Unicode does not decompose are written out: œ oe, æ ae, ß ss, ø o, ł l, đ ð d, þ th, ħ h,
///   ŧ t, ŋ n, ı i. Typographic apostrophes become '.
/// - Marks are dropped where they are accents or optional points (Latin, Greek, Cyrillic, Hebrew, Arabic and
///   marks of no script). They stay where they spell another sound: the vowels of Indic scripts and of Thai,
///   the voicing marks of kana.
/// - Invisible code points (soft hyphen, joiners, variation selectors) are dropped.
/// - Bytes that are not UTF-8 become U+FFFD.
///
/// fold(fold(x)) == fold(x). Linear; ASCII takes a fast path, European scripts a table, the rest ICU.
std::string fold(std::string_view text);

/// The text without white space at its ends, every run of it (Unicode White_Space, which includes no-break
/// spaces and line ends) as one space.
std::string collapse_spaces(std::string_view text);

/// Only the letters and digits of the folded text: what stays the same of a passage when its punctuation,
/// spaces or encoding suffered. Known encoding damage is repaired first, because it can leave letters behind
/// ("Ã©", "€™"). Two passages with the same non-empty key are taken for the same passage.
std::string letters_and_digits(std::string_view text);

/// The same of a text that is folded already and not to be repaired.
std::string letters_and_digits_of_folded(std::string_view folded);

} // namespace florilege::text
