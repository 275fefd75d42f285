#pragma once

#include "library/columns/column_row.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace florilege::library {

/// The rows of 1,024 bookmarks whose numbers follow each other, by their place in the block.
using BlockRows = std::map<std::uint16_t, ColumnRow>;

/// A block as the database keeps it: a version byte, then for each row, smallest place first, variable-length
/// numbers (LEB128, differences zigzag): the step from the place before, from the time before, the site,
/// flags, lengths, the key of the title (eight bytes, the first the highest), the number of tags and the
/// tags.
std::string to_bytes(BlockRows const& rows);

/// The same block spread out to be counted over.
struct ColumnBlock {
    static constexpr std::size_t size = 1024;
    static constexpr std::size_t words = size / 64;

    std::array<std::uint64_t, words> present{};                     ///< which places hold a row, a bit each
    std::array<std::int64_t, size> created{};                       ///< microseconds
    std::int64_t oldest = std::numeric_limits<std::int64_t>::max(); ///< the least of these
    std::int64_t newest = std::numeric_limits<std::int64_t>::min();
    std::array<std::uint32_t, size> site{};
    std::array<std::uint8_t, size> flags{};
    std::array<std::array<std::uint8_t, text_columns.size()>, size> lengths{};
    std::array<std::uint64_t, size> title{}; ///< title_key() of each
    bool knows_titles = false;               ///< false of a block from before there were keys of titles
    std::array<std::uint32_t, size + 1> first_tag{}; ///< the tags of place p are those from first_tag[p] on
    std::vector<std::uint32_t> tags;

    std::span<std::uint32_t const> tags_of(std::size_t place) const
    {
        return std::span{tags}.subspan(first_tag[place], first_tag[place + 1] - first_tag[place]);
    }
    /// Whose tag stands at that index of `tags`: not before `from`, which must not be past it. Quick when it
    /// is near: it looks in steps that double.
    std::size_t place_of_tag(std::size_t at, std::size_t from) const
    {
        std::size_t step = 1;
        for (; from + step < size && first_tag[from + step] <= at; step *= 2)
            from += step;
        auto const end = first_tag.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, size));
        auto const after = std::upper_bound(first_tag.begin() + static_cast<std::ptrdiff_t>(from), end, at);
        return static_cast<std::size_t>(after - first_tag.begin()) - 1;
    }
    /// Whole pages of memory, of which the system is asked for all at once: to be given those of a large
    /// library one by one, as they are first written to, is a fifth of the time of its first search.
    static void* operator new(std::size_t bytes);
    static void operator delete(void* block) noexcept;

    bool holds(std::size_t place) const { return (present[place / 64] >> place % 64 & 1) != 0; }
};

/// Reads what to_bytes wrote. Throws store::StoreError for anything else.
std::unique_ptr<ColumnBlock const> block_of(std::string_view bytes);
/// The same of what a row of the database holds.
std::unique_ptr<ColumnBlock const> block_of(std::span<std::byte const> bytes);

BlockRows rows_of(ColumnBlock const& block);

} // namespace florilege::library
