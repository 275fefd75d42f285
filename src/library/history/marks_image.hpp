#pragma once

#include "library/columns/column_row.hpp"
#include "library/keep.hpp"
#include "library/tags/tag.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What many bookmarks are to be marked with, or were: of each mark only those that it is about, by their
/// numbers in the library, sorted. No text is in it, so that of a hundred thousand bookmarks a few hundred
/// kilobytes are written down.
struct MarksImage {
    using Numbers = std::vector<std::int64_t>;

    struct Flagged {
        ColumnRow::Flag flag; ///< unread, archived or favourite
        bool value;
        Numbers rows;
        bool operator==(Flagged const&) const = default;
    };
    struct Shared {
        std::int64_t audience;
        Numbers rows;
        bool operator==(Shared const&) const = default;
    };
    /// One tag, by its number and its name: the name finds it where it was merged into another one since.
    struct Tagged {
        struct Put {
            std::int64_t position; ///< among the tags of each; 0: behind them
            Numbers rows;
            bool operator==(Put const&) const = default;
        };
        TagId tag;
        std::string name;
        std::vector<Put> put = {};
        Numbers taken = {};
        bool operator==(Tagged const&) const = default;
    };
    /// A time for each row.
    struct Updated {
        Numbers rows = {};
        std::vector<std::int64_t> times = {}; ///< microseconds
        bool operator==(Updated const&) const = default;
    };

    std::vector<Flagged> flagged = {};
    std::vector<Shared> shared = {};
    std::vector<Tagged> tagged = {};
    Updated updated = {};

    bool operator==(MarksImage const&) const = default;
};

/// The rows that an image is about, each once.
MarksImage::Numbers rows_of(MarksImage const& image);

/// Marks the bookmarks so, whichever of them are still there, and gives what takes that back: only what was
/// another before. In a few statements for some thousand rows.
MarksImage put_marks(store::Transaction& transaction, Shelf const& shelf, MarksImage const& image);

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(MarksImage const& image);
MarksImage marks_image_of(std::string_view json);

} // namespace florilege::library
