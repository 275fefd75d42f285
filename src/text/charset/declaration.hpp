#pragma once

#include "text/charset/labels.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace florilege::text {

/// A declaration further on is not looked for. (The WHATWG prescan stops at 1 KB; exports with a long
/// comment in front were seen.)
inline constexpr std::size_t declaration_limit = 4096;

/// The charset that a document declares about itself in ASCII: `<?xml … encoding="…"?>` at its beginning,
/// else the first `<meta charset="…">` or `<meta http-equiv="Content-Type" content="…; charset=…">` outside
/// comments. UTF-16 declared this way is read as UTF-8, since the declaration could not be read otherwise.
/// Nothing where there is none or its label is unknown.
std::optional<Charset> declared_charset(std::string_view beginning);

} // namespace florilege::text
