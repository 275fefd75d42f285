#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
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
    std::size_t facets = 30; ///< how many tags come with the answer; 0: none are counted
};

struct Facet {
    std::string name;
    std::int64_t count;
};

struct Hit {
    Bookmark bookmark;
    std::string
        snippet; ///< HTML: the best passage escaped, matches in <mark>; empty where no words are asked for
};

struct SearchResult {
    std::int64_t total = 0;
    std::vector<Hit> hits;
    std::vector<Facet> tags; ///< of the whole result, the most used first
};

/// Answers from what the session's viewer may read of `owner`'s library. The score of a hit depends on that
/// hit and on the time alone (docs/reference/search.md has the formula).
SearchResult search(store::Session& session, accounts::AccountId owner, Query const& query,
                    SearchOptions const& options, Time now);

/// The keys of everything that matches, newest first: for exports and digests.
std::vector<BookmarkId> matching(store::Session& session, accounts::AccountId owner, Query const& query);

} // namespace florilege::library
