#include "library/search/search.hpp"

#include "library/read.hpp"
#include "library/search/facets.hpp"
#include "library/search/lowering.hpp"
#include "library/search/ordering.hpp"
#include "library/search/run_plan.hpp"
#include "library/search/snippet.hpp"

#include <limits>

namespace florilege::library {
namespace {

Sort order_of(Query const& query, SearchOptions const& options)
{
    if (options.sort) return *options.sort;
    if (query.sort()) return *query.sort();
    return query.looks_for_words() ? Sort::relevance : Sort::newest;
}

} // namespace

SearchResult search(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                    Query const& query, SearchOptions const& options, Time now)
{
    Scope const scope{session, cache, owner};
    TagsOfTerms tags{session, owner};
    auto const plan = plan_of(session, owner, query.root(), tags);
    RankedBy const by{query.root(), tags};
    Ordering const ordering{order_meant(order_of(query, options), by),
                            {options.offset, options.limit},
                            options.after,
                            options.before,
                            now,
                            ranked_at_most(session.engine())};
    PlacesWanted wanted;
    if (shows_ranked(ordering)) wanted = places_wanted(scope, by, ordering.ranked);
    auto const found = rows_of(scope, plan, std::move(wanted));
    auto const page = ordered(scope, found, by, ordering);
    SearchResult result;
    result.total = static_cast<std::int64_t>(found.rows.count());
    result.facets = facets_kept(scope, cache.facets(), found.rows, options.facets);
    result.first = page.first;
    result.last = page.last;
    result.more_before = page.more_before;
    result.more_after = page.more_after;
    for (auto& bookmark : read_bookmarks(session, page.keys)) {
        auto shown = snippet(bookmark.content, by.wanted);
        result.hits.push_back({std::move(bookmark), std::move(shown)});
    }
    if (result.total == 0) result.missing = missing_names(session, owner, query);
    return result;
}

std::vector<BookmarkId> matching(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                 Query const& query)
{
    Scope const scope{session, cache, owner};
    TagsOfTerms tags{session, owner};
    auto const rows = rows_of(scope, plan_of(session, owner, query.root(), tags)).rows;
    return newest_first(scope, rows, {0, std::numeric_limits<std::size_t>::max()});
}

std::string explained(store::Session& session, accounts::AccountId owner, Query const& query)
{
    TagsOfTerms tags{session, owner};
    return printed(plan_of(session, owner, query.root(), tags));
}

} // namespace florilege::library
