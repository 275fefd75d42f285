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
    auto const order = order_of(query, options);
    PlacesWanted wanted;
    if (order == Sort::relevance && options.limit > 0)
        wanted = places_wanted(scope, by, ranked_at_most(session.engine()));
    auto const found = rows_of(scope, plan, std::move(wanted));
    auto const keys = ordered(scope, found, by, order, {options.offset, options.limit}, now);
    SearchResult result{
        static_cast<std::int64_t>(found.rows.count()), {}, facets_of(scope, found.rows, options.facets)};
    for (auto& bookmark : read_bookmarks(session, keys)) {
        auto shown = snippet(bookmark.content, by.wanted);
        result.hits.push_back({std::move(bookmark), std::move(shown)});
    }
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
