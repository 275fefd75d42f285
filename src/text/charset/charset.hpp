#pragma once

#include "text/charset/labels.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::text {

/// What told us a text's charset, strongest first.
enum class Evidence {
    byte_order_mark,
    declared_outside, ///< by the caller's label: an HTTP header, a command line option
    zero_bytes,       ///< the pattern of UTF-16 or UTF-32 without a mark
    declared_inside,  ///< by the text's own XML or meta declaration
    well_formed,      ///< it is UTF-8 (ASCII included)
    guessed,          ///< by letter frequencies
    assumed           ///< nothing told; windows-1252, in which every byte is something
};

struct FoundCharset {
    Charset charset;
    Evidence evidence;
};

enum class Extent { whole, beginning };

/// What is known about a text from outside, and whether we hold all of it.
struct CharsetClues {
    std::string_view label{};      ///< of an HTTP header or an option; empty where there is none
    Extent extent = Extent::whole; ///< a beginning may end inside a character
};

/// At most this much of a text is looked at; a caller that streams gives as much if it can.
inline constexpr std::size_t charset_sample = 64 * 1024;

/// The charset of a text, by the first of: byte order mark, the caller's label, zero bytes, the text's own
/// declaration, being well-formed UTF-8, the guess of ICU's detector that decodes without error. A
/// declaration of UTF-8 does not count where the sample breaks it and holds not one character beyond ASCII
/// that is UTF-8.
FoundCharset find_charset(std::string_view sample, CharsetClues const& clues = {});

/// A text in UTF-8, what it was before, and how many U+FFFD had to be put in.
struct DecodedText {
    std::string text;
    FoundCharset found;
    std::size_t replaced = 0;
};

/// A whole text, found and converted. For what may be long use find_charset and Utf8Converter.
DecodedText decode_text(std::string_view bytes, std::string_view label = {});

} // namespace florilege::text
