#include "library/search/search.hpp"

#include "library/read.hpp"
#include "library/search/leading.hpp"
#include "library/search/lowering.hpp"
#include "library/search/ordering.hpp"
#include "library/search/snippet.hpp"

#include <limits>

namespace florilege::library {
namespace {

Asked asked_of(store::Session& session, accounts::AccountId owner, Query const& query)
{
    return {owner, store::BoundCondition{condition_of(session, owner, query.root())},
            WantedWords{words_wanted(query.root())}};
}

Sort order_of(Query const& query, SearchOptions const& options)
{
    if (options.sort) return *options.sort;
    if (query.sort()) return *query.sort();
    return query.looks_for_words() ? Sort::relevance : Sort::newest;
}

constexpr std::string_view count_sql =
    "SELECT count(*) FROM visible_bookmark b WHERE b.owner = ?1 AND the_condition";

std::int64_t count(store::Session& session, Asked const& asked)
{
    auto rows = session.query_with(store::select_where(count_sql, asked.condition, 1),
                                   asked.condition.params({asked.owner}));
    return rows.next() ? rows.integer(0) : 0;
}

constexpr std::string_view facets_sql =
    "SELECT bt.name, bt.folded, count(*) FROM visible_bookmark_tag bt WHERE bt.bookmark IN "
    "(SELECT b.id FROM visible_bookmark b WHERE b.owner = ?1 AND the_condition) "
    "GROUP BY bt.tag, bt.name, bt.folded";

struct Counted {
    Facet facet;
    std::string folded;
};

/// The two engines order text differently, so this is done here.
struct CountedBefore {
    bool operator()(Counted const& a, Counted const& b) const
    {
        return a.facet.count != b.facet.count ? a.facet.count > b.facet.count : a.folded < b.folded;
    }
};

std::vector<Facet> facets(store::Session& session, Asked const& asked, std::size_t wanted)
{
    if (wanted == 0) return {};
    Leading<Counted, CountedBefore> first{wanted};
    auto rows = session.query_with(store::select_where(facets_sql, asked.condition, 1),
                                   asked.condition.params({asked.owner}));
    while (rows.next())
        first.add({{rows.string(0), rows.integer(2)}, rows.string(1)});
    std::vector<Facet> out;
    for (auto& counted : first.take())
        out.push_back(std::move(counted.facet));
    return out;
}

} // namespace

SearchResult search(store::Session& session, accounts::AccountId owner, Query const& query,
                    SearchOptions const& options, Time now)
{
    auto const asked = asked_of(session, owner, query);
    auto const keys = ordered(session, asked, order_of(query, options), {options.offset, options.limit}, now);
    SearchResult result{count(session, asked), {}, facets(session, asked, options.facets)};
    for (auto& bookmark : read_bookmarks(session, keys)) {
        auto shown = snippet(bookmark.content, asked.wanted);
        result.hits.push_back({std::move(bookmark), std::move(shown)});
    }
    return result;
}

std::vector<BookmarkId> matching(store::Session& session, accounts::AccountId owner, Query const& query)
{
    Page const everything{0, std::numeric_limits<std::size_t>::max()};
    return ordered(session, asked_of(session, owner, query), Sort::newest, everything, Time{});
}

} // namespace florilege::library
