#pragma once

#include <string>
#include <string_view>

namespace florilege::digest {

/// A text as quoted-printable (RFC 2045 section 6.7) with CRLF line ends: lines of at most 76 characters, no
/// character of the text cut in two. Takes UTF-8 with LF.
std::string quoted_printable(std::string_view text);

/// A header field with a text of the person's, its CRLF included: as it is where it is short ASCII, else as
/// encoded words (RFC 2047) in UTF-8, folded so that no line is longer than 78. Line ends and control
/// characters become blanks, so nothing in the text can begin another header.
std::string text_header(std::string_view name, std::string_view text);

/// A name before an address or an id in angle brackets: bare, quoted or encoded as it needs to be, folded for
/// a line that already holds `used` characters. Empty for an empty name.
std::string phrase(std::string_view name, std::size_t used);

} // namespace florilege::digest
