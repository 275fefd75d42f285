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
    auto const [rows, in_texts] = rows_of(scope, plan);
    RankedBy const by{query.root(), tags, in_texts};
    auto const keys =
        ordered(scope, rows, by, order_of(query, options), {options.offset, options.limit}, now);
    SearchResult result{static_cast<std::int64_t>(rows.count()), {}, facets_of(scope, rows, options.facets)};
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
