#pragma once

#include "library/query/sort.hpp"
#include "library/search/ranking.hpp"

#include <vector>

namespace florilege::library {

/// How many of the newest matches are ranked by relevance; older ones follow them, newest first.
constexpr std::size_t ranked_at_most = 2'000;

/// A part of an answer: `count` from the one numbered `first` on.
struct Page {
    std::size_t first;
    std::size_t count;
};

/// The keys of that part of the rows, in that order.
std::vector<BookmarkId> ordered(Scope const& scope, RowSet const& rows, RankedBy const& by, Sort sort,
                                Page page, Time now);

std::vector<BookmarkId> newest_first(Scope const& scope, RowSet const& rows, Page page);

} // namespace florilege::library
