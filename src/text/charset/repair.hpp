#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::text {

/// A text after repair, and how many damaged places were put right.
struct Repaired {
    std::string text;
    std::size_t count = 0;
};

/// Undoes the two kinds of encoding damage that saved pages and posts carry, and nothing else:
///
/// - UTF-8 that was read as windows-1252 (or Latin-1) and written again: "Ã©" to "é", "â€™" to "’", "Ð¿Ñ€Ð¸"
/// to
///   "при". A sequence is put right only where all of it maps back to bytes that are one UTF-8 character, and
///   where it cannot well be meant: "«CAFÉ»", "É…" and "MAÇÃ”" stay. Damage done twice is undone twice.
/// - The same after the leading "â" got lost, as some services' weekly posts show it: "€”" to "—", "€“" to
/// "–",
///   "€˜" "€™" "€œ" to quotation marks, "€¦" to "…", and "à" followed by a no-break space that was half of
///   it.
///
/// An amount is never touched: "5 €", "€5", "“about 5 €”". Ill-formed UTF-8 passes through. Linear.
Repaired repair_text(std::string_view text);

/// How many places `repair_text` would put right.
std::size_t count_damage(std::string_view text);

} // namespace florilege::text
