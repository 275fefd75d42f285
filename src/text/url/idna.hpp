#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace florilege::text {

/// Longest domain with non-ASCII letters that is converted, in bytes: eight times what DNS can carry.
inline constexpr std::size_t longest_unicode_domain = 2048;

/// The URL Standard's "domain to ASCII", not strict: an ASCII domain is lower-cased and otherwise left alone;
/// any other goes through UTS #46 ToASCII (non-transitional, joiners and direction checked, no length or
/// hyphen rules). `domain` is valid UTF-8. Nothing where UTS #46 refuses the domain or none is left.
std::optional<std::string> domain_to_ascii(std::string_view domain);

/// The domain as people write it, "xn--" labels decoded; a label that does not decode stays as it is.
std::string domain_to_unicode(std::string_view domain);

} // namespace florilege::text
