#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/columns/columns.hpp"
#include "library/query/query.hpp"
#include "library/search/facet.hpp"
#include "library/search/missing_names.hpp"
#include "library/search/place.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

struct SearchOptions {
    std::optional<Sort> sort; ///< empty: what the query's own `sort:` says, else relevance where it looks for
                              ///< words, else newest
    std::size_t limit = 50;
    std::size_t offset = 0; ///< how many are passed over, from where the page would begin
    /// Where the page is looked for: the first hits behind `after`, or, with `before` alone, the last ones
    /// ahead of it. A place that is of another order than the answer counts as none.
    std::optional<Place> after = {};
    std::optional<Place> before = {};
    std::size_t facets = 30; ///< how many tags, sites and years come with the answer; 0: none are counted
};

struct Hit {
    Bookmark bookmark;
    std::string
        snippet; ///< HTML: the best passage escaped, matches in <mark>; empty where no words are asked for
};

struct SearchResult {
    std::int64_t total = 0;
    std::vector<Hit> hits;
    Facets facets;
    std::optional<Place> first = {}; ///< of the first hit; nothing where there is none
    std::optional<Place> last = {};
    bool more_before = false; ///< there are hits ahead of these
    bool more_after = false;
    std::vector<MissingName> missing = {}; ///< where nothing matches
};

/// Answers from what the session's viewer may read of `owner`'s library. The score of a hit depends on that
/// hit and on the time alone (docs/reference/search.md has the formula).
///
/// From the places of one page's ends the pages on both sides are found, in an answer of any size, in a time
/// that does not grow with how far in they are. Walking so, forth and back, shows each row once that is there
/// all the while, whatever comes in, goes or is changed beside it; one whose own place changes may come twice
/// or not at all. By title a page reads its own titles, and those whose first eight bytes are those of its
/// first or its last.
///
/// By relevance the newest matches are ranked and the older ones follow, newest first; a walk keeps to where
/// the one part ends and the other begins, and to the time that freshness is computed for, as they were on
/// its first page. What comes in meanwhile is ranked too, until there are twice as many ranked as on a first
/// page: from then on the newest of that number are, and what drops out of these may come twice or be missed.
SearchResult search(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                    Query const& query, SearchOptions const& options, Time now);

/// The keys of everything that matches, newest first: for exports and digests.
std::vector<BookmarkId> matching(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                 Query const& query);

/// How the query would be answered, for people who wonder: the plan, printed.
std::string explained(store::Session& session, accounts::AccountId owner, Query const& query);

} // namespace florilege::library
