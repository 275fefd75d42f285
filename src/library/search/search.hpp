#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/columns/columns.hpp"
#include "library/query/query.hpp"
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
    std::size_t offset = 0;
    std::size_t facets = 30; ///< how many tags, sites and years come with the answer; 0: none are counted
};

struct Facet {
    std::string name;
    std::int64_t count;
};

/// Of a whole result, the most frequent first, among equals by name.
struct Facets {
    std::vector<Facet> tags;
    std::vector<Facet> sites;
    std::vector<Facet> years; ///< in which bookmarks were saved, UTC
    bool approximate = false; ///< tags and sites were counted in a part of the result
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
};

/// Answers from what the session's viewer may read of `owner`'s library. The score of a hit depends on that
/// hit and on the time alone (docs/reference/search.md has the formula).
SearchResult search(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                    Query const& query, SearchOptions const& options, Time now);

/// The keys of everything that matches, newest first: for exports and digests.
std::vector<BookmarkId> matching(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                 Query const& query);

/// How the query would be answered, for people who wonder: the plan, printed.
std::string explained(store::Session& session, accounts::AccountId owner, Query const& query);

} // namespace florilege::library
