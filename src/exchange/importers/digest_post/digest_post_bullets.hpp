#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// A line of a text post, seen by itself and then beside the others.
struct BulletLine {
    std::uint64_t number = 0;
    std::string_view content; ///< behind indentation and bullet, white space at the end left
    std::string_view text;    ///< the same with its bullet, where it has one
    std::size_t column = 0;   ///< how far it is indented; a tab goes to the next multiple of 4
    char32_t bullet = 0;      ///< 0 for a line without one
    bool blank = false;
    bool footer = false;
    bool tags = false;
    bool belongs = false; ///< a tags line follows before the next bullet: still part of an entry
    int level = -1;       ///< of a bullet, from 0
};

/// The lines of a text, with the levels of its bullets worked out. Borrows from `text`.
std::vector<BulletLine> bullet_lines(std::string_view text);

/// Whether the part of a post (between two footers) that a line stands in has any indentation.
enum class PostLayout { indented, flat };
PostLayout layout_of(std::vector<BulletLine> const& lines, std::size_t begin, std::size_t end);

} // namespace florilege::exchange
