#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::text {

/// Where character references stand: in an attribute, "&copy=1" and "&copyx" are left as they are, so that
/// unescaped addresses survive.
enum class ReferencesIn : std::uint8_t { text, attribute };

/// Appends `raw` to `out` with its character references decoded as the HTML Standard says (section
/// 13.2.5.72 and following): all named ones, those of old with or without semicolon; numeric ones with
/// windows-1252 for 128 to 159 and U+FFFD for what is no character. What is no reference stays as written.
/// The result is at most 4/3 as long as the input.
void append_decoded(std::string& out, std::string_view raw, ReferencesIn where = ReferencesIn::text);

/// The same as a new string.
std::string decode_references(std::string_view raw, ReferencesIn where = ReferencesIn::text);

} // namespace florilege::text
