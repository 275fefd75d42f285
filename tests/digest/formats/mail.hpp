#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A small strict reader of mail, written from the standards and not from our writer.
namespace florilege::digest::tests {

struct Part {
    std::vector<std::pair<std::string, std::string>> headers; ///< unfolded
    std::string body;
    std::string header(std::string_view name) const; ///< throws where it is not there exactly once
};

/// Headers and body at the first empty line. Throws on a bare CR or LF, a line over 998 bytes, a byte over
/// 126 and on a header line that is none.
Part read_mail(std::string_view mail);

/// The parts of a multipart body (RFC 2046 section 5.1).
std::vector<Part> parts_of(Part const& mail);

/// RFC 2045 section 6.7, strict: throws on what it does not allow. CRLF becomes LF.
std::string from_quoted_printable(std::string_view text);

/// Encoded words of RFC 2047 in a header's value; throws on one longer than 75 or of another kind than UTF-8,
/// Q.
std::string from_encoded_words(std::string_view value);

} // namespace florilege::digest::tests
