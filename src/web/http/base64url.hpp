#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Bytes as URL-safe base64 without padding (RFC 4648 section 5), as tokens and keys are written.
std::string base64url(std::string_view bytes);

/// The bytes that it stands for; nothing for a text with padding, blanks, other letters or unused bits that
/// are set: the same bytes are written in one way.
std::optional<std::string> base64url_bytes(std::string_view text);

} // namespace florilege::web
