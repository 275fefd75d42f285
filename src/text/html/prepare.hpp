#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::text {

/// From this byte of the prepared text on, things come from that line of the original.
struct LineMark {
    std::size_t offset;
    std::uint64_t line;
};

/// HTML that the tree builder reads in reasonable time, and where its parts come from.
struct PreparedHtml {
    std::string html;
    std::vector<LineMark> lines; ///< by offset

    /// The line of the original for a byte of the prepared text.
    std::uint64_t line_at(std::size_t offset) const noexcept;
};

/// Deepest nesting of tags that prepare() lets through.
inline constexpr std::size_t deepest_tags = 4096;

/// Rewrites HTML (UTF-8; invalid bytes become U+FFFD) so that the parser meets no surprise:
/// - Left out are comments, declarations, scripts, styles, templates, iframes, and tags without meaning for
///   a reader: <svg>, <math>, <noscript>, <object>, frames and those that switch the tokenizer. So the
///   parser stays in HTML (no foreign content, no raw text), where our tokenizer and its agree on what is a
///   tag.
/// - A tag keeps attributes with plain names only, at most 256 and each once; all text is escaped anew.
/// - Start tags that nest too deep are left out. Whether they do is an upper bound: every start tag counts
///   until its own end tag comes while it is the innermost one, or the standard ends it implicitly
///   (<li><li>, <p><div> and their kind). The parser holds no more elements open than that, but for those
///   that it inserts itself.
PreparedHtml prepare(std::string_view html);

} // namespace florilege::text
