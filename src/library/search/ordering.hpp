#pragma once

#include "library/query/sort.hpp"
#include "library/search/ranking.hpp"
#include "library/search/run_plan.hpp"
#include "store/dialect/text_lookup.hpp"

#include <vector>

namespace florilege::library {

/// How many of the newest matches are ranked by relevance; older ones follow them, newest first. An engine
/// that does not tell places from its index has to read the texts, which takes thirty times as long.
constexpr std::size_t ranked_at_most(store::Engine engine) noexcept
{
    return store::tells_places(engine) ? 10'000 : 2'000;
}

/// A part of an answer: `count` from the one numbered `first` on.
struct Page {
    std::size_t first;
    std::size_t count;
};

/// The keys of that part of the rows, in that order.
std::vector<BookmarkId> ordered(Scope const& scope, Found const& found, RankedBy const& by, Sort sort,
                                Page page, Time now);

std::vector<BookmarkId> newest_first(Scope const& scope, RowSet const& rows, Page page);

} // namespace florilege::library
