#pragma once

#include "library/bookmark.hpp"
#include "library/tags/tag.hpp"
#include "library/text_index.hpp"
#include "prelude/clock.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What the columns know of one bookmark: all that searches count and sort by.
struct ColumnRow {
    /// Bits of `flags`.
    enum Flag : std::uint8_t {
        unread = 1,
        archived = 2,
        favourite = 4,
        only_me = 8,
        everyone = 16,
        unresolved = 32,
        highlighted = 64 ///< has a passage, not only notes
    };
    static constexpr std::uint8_t all_flags = 127;
    /// What its owner has read and marked: nobody else's to know, of a public bookmark either.
    static constexpr std::uint8_t own_flags = unread | archived | favourite;

    Time created;
    std::int64_t site = 0; ///< its row in `site`, 0 for none
    std::uint8_t flags = 0;
    std::array<std::uint8_t, text_columns.size()> lengths{}; ///< of its texts, as WordCount keeps them
    std::vector<TagId> tags;                                 ///< in their order
    std::uint64_t title = 0;                                 ///< its title_key()

    bool operator==(ColumnRow const&) const = default;
};

/// The first eight bytes of a title in the form in which titles are compared, as a number: of two titles with
/// different keys, the one with the lesser key comes first. Of no title it is the largest number.
std::uint64_t title_key(std::string_view title);
/// The same of a title that has that form already.
std::uint64_t key_of_folded_title(std::string_view folded) noexcept;
constexpr auto key_of_no_title = std::numeric_limits<std::uint64_t>::max();

/// A number of words in one byte: exact up to 127, to an eighth of a doubling beyond.
std::uint8_t kept_length(std::size_t words) noexcept;
double length_kept(std::uint8_t kept) noexcept;

/// A bookmark's id is its owner's number times 2^32 and its own number in that library.
constexpr std::int64_t ids_of_a_library = std::int64_t{1} << 32;
constexpr std::int64_t number_of(BookmarkId id) noexcept
{
    return id.value % ids_of_a_library;
}
constexpr BookmarkId numbered(accounts::AccountId owner, std::int64_t number) noexcept
{
    return BookmarkId{owner.value * ids_of_a_library + number};
}

} // namespace florilege::library
