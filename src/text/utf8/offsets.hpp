#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace florilege::text {

/// A place in a text, counted from its beginning in one unit. Places in different units do not mix and are
/// never made by accident: a selector that a browser sent counts UTF-16, a database counts bytes.
template <class Unit> struct Offset {
    constexpr Offset() noexcept = default;
    explicit constexpr Offset(std::size_t count) noexcept : value{count} {}
    std::size_t value = 0;
    auto operator<=>(Offset const&) const = default;
};

using ByteOffset = Offset<struct ByteUnit>;   ///< bytes of UTF-8
using Utf16Offset = Offset<struct Utf16Unit>; ///< code units of UTF-16, as JavaScript and the DOM count
using CodePointOffset = Offset<struct CodePointUnit>; ///< Unicode code points, as Python counts

/// The same place in another unit. `text` is the UTF-8 text that the offset counts in; an ill-formed sequence
/// counts as the one U+FFFD that would replace it. A place inside a code point becomes its beginning, a place
/// behind the end becomes the end. One pass, no allocation.
ByteOffset to_bytes(std::string_view text, Utf16Offset place) noexcept;
ByteOffset to_bytes(std::string_view text, CodePointOffset place) noexcept;
Utf16Offset to_utf16(std::string_view text, ByteOffset place) noexcept;
Utf16Offset to_utf16(std::string_view text, CodePointOffset place) noexcept;
CodePointOffset to_code_points(std::string_view text, ByteOffset place) noexcept;
CodePointOffset to_code_points(std::string_view text, Utf16Offset place) noexcept;

} // namespace florilege::text
