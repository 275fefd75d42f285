#pragma once

#include "library/query/sort.hpp"
#include "prelude/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace florilege::library {

/// Where a row stands in an order: by this a page goes on where the one before it ended, whatever came in or
/// went in between. It holds numbers of the database: to the outside it goes sealed, or not at all.
struct Place {
    /// Among the titles.
    struct ByTitle {
        std::string folded; ///< as ordering cuts it
        bool operator==(ByTitle const&) const = default;
    };
    /// By relevance.
    struct ByScore {
        bool ranked; ///< false: of the older ones that follow those ranked
        double score;
        Time now; ///< for which it was computed
        /// The oldest of those ranked, by when it was created and its number; what is older follows them.
        Time since_created;
        std::int64_t since_number;
        bool operator==(ByScore const&) const = default;
    };

    Sort sort;
    Time created;
    std::int64_t number;
    std::variant<std::monostate, ByTitle, ByScore> beside = {}; ///< as the sort has it

    bool operator==(Place const&) const = default;
};

/// At most about 300 bytes.
std::string to_bytes(Place const& place);

/// Reads them back; nothing for bytes that to_bytes() did not write.
std::optional<Place> place_of(std::string_view bytes);

} // namespace florilege::library
