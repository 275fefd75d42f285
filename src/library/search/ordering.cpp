#include "library/search/ordering.hpp"

#include "library/read.hpp"
#include "library/search/leading.hpp"
#include "library/search/score.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace florilege::library {
namespace {

constexpr std::size_t read_at_once = 500;

constexpr std::string_view newest_sql =
    "SELECT b.id FROM visible_bookmark b WHERE b.owner = ?1 AND the_condition "
    "ORDER BY b.created DESC, b.id DESC LIMIT ?2 OFFSET ?3";
constexpr std::string_view oldest_sql =
    "SELECT b.id FROM visible_bookmark b WHERE b.owner = ?1 AND the_condition "
    "ORDER BY b.created, b.id LIMIT ?2 OFFSET ?3";

std::int64_t as_stored(std::size_t number)
{
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(std::min(number, most));
}

std::size_t end_of(Page page)
{
    return page.count > std::numeric_limits<std::size_t>::max() - page.first
               ? std::numeric_limits<std::size_t>::max()
               : page.first + page.count;
}

std::vector<BookmarkId> keys_of(store::Rows rows)
{
    std::vector<BookmarkId> keys;
    while (rows.next())
        keys.push_back(rows.id<BookmarkId>(0));
    return keys;
}

std::vector<BookmarkId> newest(store::Session& session, Asked const& asked, Page page)
{
    return keys_of(session.query_with(
        store::select_where(newest_sql, asked.condition, 3),
        asked.condition.params({asked.owner, as_stored(page.count), as_stored(page.first)})));
}

std::vector<BookmarkId> oldest(store::Session& session, Asked const& asked, Page page)
{
    return keys_of(session.query_with(
        store::select_where(oldest_sql, asked.condition, 3),
        asked.condition.params({asked.owner, as_stored(page.count), as_stored(page.first)})));
}

std::vector<BookmarkId> part_of(std::vector<BookmarkId> keys, std::size_t first)
{
    keys.erase(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min(first, keys.size())));
    return keys;
}

// The order of titles is that of their folded forms, which no engine knows; it is the same on both so.
constexpr std::string_view titles_sql = "SELECT b.id, b.title, b.created FROM visible_bookmark b "
                                        "WHERE b.owner = ?1 AND the_condition";

struct Titled {
    std::string folded;
    Time created;
    BookmarkId key;
};

struct TitledBefore {
    /// Those without a title come last.
    bool operator()(Titled const& a, Titled const& b) const
    {
        auto const place = [](Titled const& titled) {
            return std::pair{titled.folded.empty(), std::string_view{titled.folded}};
        };
        if (place(a) != place(b)) return place(a) < place(b);
        return std::pair{a.created, a.key} > std::pair{b.created, b.key};
    }
};

std::vector<BookmarkId> by_title(store::Session& session, Asked const& asked, Page page)
{
    Leading<Titled, TitledBefore> first{end_of(page)};
    auto rows = session.query_with(store::select_where(titles_sql, asked.condition, 1),
                                   asked.condition.params({asked.owner}));
    while (rows.next())
        first.add({text::fold(rows.text(1)), rows.time(2), rows.id<BookmarkId>(0)});
    std::vector<BookmarkId> keys;
    for (auto const& titled : first.take())
        keys.push_back(titled.key);
    return part_of(std::move(keys), page.first);
}

struct Ranked {
    double score;
    std::size_t place; ///< among the newest
    BookmarkId key;
};

struct RankedBefore {
    bool operator()(Ranked const& a, Ranked const& b) const
    {
        return a.score != b.score ? a.score > b.score : a.place < b.place;
    }
};

std::vector<BookmarkId> ranked(store::Session& session, Asked const& asked, std::size_t count, Time now)
{
    Leading<Ranked, RankedBefore> best{count};
    auto const candidates = newest(session, asked, {0, ranked_at_most});
    std::span<BookmarkId const> const all{candidates};
    std::size_t place = 0;
    for (std::size_t at = 0; at < all.size(); at += read_at_once)
        for (auto const& bookmark :
             read_bookmarks(session, all.subspan(at, std::min(read_at_once, all.size() - at))))
            best.add({score(search_text(bookmark.content), asked.wanted, *bookmark.content.created, now),
                      place++, bookmark.key});
    std::vector<BookmarkId> keys;
    for (auto const& one : best.take())
        keys.push_back(one.key);
    return keys;
}

std::vector<BookmarkId> by_relevance(store::Session& session, Asked const& asked, Page page, Time now)
{
    auto const end = end_of(page);
    std::vector<BookmarkId> keys;
    if (page.first < ranked_at_most)
        keys = part_of(ranked(session, asked, std::min(end, ranked_at_most), now), page.first);
    if (end > ranked_at_most) {
        auto const begin = std::max(page.first, ranked_at_most);
        auto const rest = newest(session, asked, {begin, end - begin});
        keys.insert(keys.end(), rest.begin(), rest.end());
    }
    return keys;
}

} // namespace

std::vector<BookmarkId> ordered(store::Session& session, Asked const& asked, Sort sort, Page page, Time now)
{
    if (page.count == 0) return {};
    switch (sort) {
    case Sort::newest: return newest(session, asked, page);
    case Sort::oldest: return oldest(session, asked, page);
    case Sort::title: return by_title(session, asked, page);
    case Sort::relevance:
        // Without words all are alike, and what is alike comes newest first.
        return asked.wanted.size() == 0 ? newest(session, asked, page)
                                        : by_relevance(session, asked, page, now);
    }
    throw std::logic_error{"an order that is none"};
}

} // namespace florilege::library
