#pragma once

#include "prelude/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// A stretch of locations or pages of a book, both ends included.
struct KindleSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(KindleSpan const&) const = default;
};

/// What the second line of a clipping says: "- Your Highlight on page 27 | location 398-399 | Added on …".
struct KindlePlace {
    enum class Kind { highlight, note, bookmark, unknown };
    Kind kind = Kind::unknown;
    std::optional<KindleSpan> locations;
    std::optional<KindleSpan> pages;
    std::optional<Time> added; ///< the device's own time, which has no zone: taken for UTC
};

/// Reads that line in English, French, German, Spanish, Italian, Portuguese, Dutch, Russian, Japanese and
/// Chinese, whatever the device's language was; nothing where it is no such line.
std::optional<KindlePlace> read_kindle_place(std::string_view line);

/// The date at the end of that line, whose words may be of any of these languages.
std::optional<Time> read_kindle_date(std::string_view text);

/// "Title (Author)" in its two parts. Brackets nest, and may be full-width ones; without one at the end the
/// author is empty.
struct KindleTitle {
    std::string title;
    std::string author;
};
KindleTitle read_kindle_title(std::string_view line);

} // namespace florilege::exchange
