#pragma once

#include "library/query/sort.hpp"
#include "library/search/one_page.hpp"
#include "library/search/place.hpp"
#include "library/search/ranking.hpp"
#include "library/search/run_plan.hpp"
#include "store/dialect/text_lookup.hpp"

#include <optional>
#include <vector>

namespace florilege::library {

/// How many of the newest matches are ranked by relevance; older ones follow them, newest first. An engine
/// that does not tell places from its index has to read the texts, which takes thirty times as long.
constexpr std::size_t ranked_at_most(store::Engine engine) noexcept
{
    return store::tells_places(engine) ? 4'000 : 2'000;
}

/// Titles are compared by so many bytes of their folded form; those alike so far count as alike.
constexpr std::size_t title_compared = 256;

/// A part of an answer in its order.
struct OrderedPage {
    std::vector<BookmarkId> keys;
    std::optional<Place> first; ///< of these
    std::optional<Place> last;
    bool more_before = false;
    bool more_after = false;
};

/// In which order, and where in it the page is looked for: behind `after`, ahead of `before`.
struct Ordering {
    Sort sort;
    Page page;
    std::optional<Place> after = {};
    std::optional<Place> before = {};
    Time now;
    std::size_t ranked; ///< as ranked_at_most() says
};

/// The order of a question that is sorted so: without words all are alike in relevance, and what is alike
/// comes newest first.
Sort order_meant(Sort sort, RankedBy const& by);

/// Whether a page there shows rows that are ranked.
bool shows_ranked(Ordering const& ordering);

/// That part of the rows, in that order. Places of another order count as none.
OrderedPage ordered(Scope const& scope, Found const& found, RankedBy const& by, Ordering const& ordering);

std::vector<BookmarkId> newest_first(Scope const& scope, RowSet const& rows, Page page);

} // namespace florilege::library
