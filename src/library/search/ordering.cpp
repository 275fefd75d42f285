#include "library/search/ordering.hpp"

#include "library/search/leading.hpp"
#include "library/search/names.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace florilege::library {
namespace {

std::size_t end_of(Page page)
{
    return page.count > std::numeric_limits<std::size_t>::max() - page.first
               ? std::numeric_limits<std::size_t>::max()
               : page.first + page.count;
}

/// When a row was created, and its number.
using Dated = std::pair<std::int64_t, std::size_t>;

template <class Before> std::vector<std::size_t> numbers_in_order(Leading<Dated, Before>& first)
{
    std::vector<std::size_t> numbers;
    for (auto const& one : first.take())
        numbers.push_back(one.second);
    return numbers;
}

/// Takes those of a block, unless none of its times could be among the first: `best` is the time of the block
/// that would come first.
template <class Before> void take_block(Scope const& scope, RowSet const& rows, std::size_t block,
                                        std::int64_t ColumnBlock::*best, Leading<Dated, Before>& first)
{
    auto const* const columns = scope.columns->blocks[block].get();
    if (columns == nullptr) return;
    auto const number = block * ColumnBlock::size;
    auto const end = number + ColumnBlock::size;
    if (!first.wants({columns->*best, number}) && !first.wants({columns->*best, end})) return;
    rows.each_of_block(*scope.columns, block, [&](std::size_t, std::size_t place, ColumnBlock const& of) {
        first.add({of.created[place], number + place});
    });
}

/// Bookmarks mostly get their numbers in the order of their times: gone through from that end, the first are
/// met early and whole blocks turned away at a glance.
Leading<Dated, std::greater<Dated>> newest_ones(Scope const& scope, RowSet const& rows, std::size_t count)
{
    Leading<Dated, std::greater<Dated>> first{count};
    for (auto block = rows.blocks(); block-- > 0;)
        take_block(scope, rows, block, &ColumnBlock::newest, first);
    return first;
}

std::vector<std::size_t> newest(Scope const& scope, RowSet const& rows, std::size_t count)
{
    auto first = newest_ones(scope, rows, count);
    return numbers_in_order(first);
}

RowSet newest_of(Scope const& scope, RowSet const& rows, std::size_t count)
{
    if (rows.count() <= count) return rows;
    RowSet kept{rows.blocks()};
    for (auto const& one : newest_ones(scope, rows, count).take_unsorted())
        kept.add(one.second);
    return kept;
}

std::vector<std::size_t> oldest(Scope const& scope, RowSet const& rows, std::size_t count)
{
    Leading<Dated, std::less<Dated>> first{count};
    for (std::size_t block = 0; block < rows.blocks(); ++block)
        take_block(scope, rows, block, &ColumnBlock::oldest, first);
    return numbers_in_order(first);
}

std::vector<BookmarkId> keys_of(Scope const& scope, std::vector<std::size_t> const& numbers,
                                std::size_t first)
{
    std::vector<BookmarkId> keys;
    for (auto at = std::min(first, numbers.size()); at < numbers.size(); ++at)
        keys.push_back(numbered(scope.owner, static_cast<std::int64_t>(numbers[at])));
    return keys;
}

constexpr std::string_view titles_sql = "SELECT id, title, created FROM visible_bookmark "
                                        "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";
constexpr std::size_t titles_at_once = 2000;

struct Titled {
    std::string folded;
    Time created;
    std::size_t number;
};

/// The order of titles is that of their folded forms, which no engine knows; it is the same on both so. Those
/// without a title come last.
struct TitledBefore {
    bool operator()(Titled const& a, Titled const& b) const
    {
        auto const place = [](Titled const& titled) {
            return std::pair{titled.folded.empty(), std::string_view{titled.folded}};
        };
        if (place(a) != place(b)) return place(a) < place(b);
        return std::pair{a.created, a.number} > std::pair{b.created, b.number};
    }
};

std::vector<std::size_t> by_title(Scope const& scope, RowSet const& rows, std::size_t count)
{
    Leading<Titled, TitledBefore> first{count};
    std::vector<std::int64_t> asked;
    auto const ask = [&] {
        auto found = scope.session.query(titles_sql, json_of(asked));
        while (found.next())
            first.add({text::fold(found.text(1)), found.time(2),
                       static_cast<std::size_t>(number_of(found.id<BookmarkId>(0)))});
        asked.clear();
    };
    rows.each(*scope.columns, [&](std::size_t block, std::size_t place, ColumnBlock const&) {
        asked.push_back(
            numbered(scope.owner, static_cast<std::int64_t>(block * ColumnBlock::size + place)).value);
        if (asked.size() == titles_at_once) ask();
    });
    if (!asked.empty()) ask();
    std::vector<std::size_t> numbers;
    for (auto const& titled : first.take())
        numbers.push_back(titled.number);
    return numbers;
}

/// The newest are ranked, the others follow as they are.
std::vector<std::size_t> by_relevance(Scope const& scope, Found const& found, RankedBy const& by,
                                      std::size_t end, Time now)
{
    auto const& rows = found.rows;
    auto const ranked = newest_of(scope, rows, ranked_at_most(scope.session.engine()));
    auto numbers = best_first(scope, ranked, by, found.places, found.in_texts, end, now);
    if (numbers.size() == end) return numbers;
    auto older = rows;
    older.remove(ranked);
    auto const following = newest(scope, older, end - numbers.size());
    numbers.insert(numbers.end(), following.begin(), following.end());
    return numbers;
}

} // namespace

std::vector<BookmarkId> newest_first(Scope const& scope, RowSet const& rows, Page page)
{
    return keys_of(scope, newest(scope, rows, end_of(page)), page.first);
}

std::vector<BookmarkId> ordered(Scope const& scope, Found const& found, RankedBy const& by, Sort sort,
                                Page page, Time now)
{
    auto const& rows = found.rows;
    if (page.count == 0) return {};
    auto const end = end_of(page);
    switch (sort) {
    case Sort::newest: return newest_first(scope, rows, page);
    case Sort::oldest: return keys_of(scope, oldest(scope, rows, end), page.first);
    case Sort::title: return keys_of(scope, by_title(scope, rows, end), page.first);
    case Sort::relevance:
        // Without words all are alike, and what is alike comes newest first.
        if (by.terms.empty()) return newest_first(scope, rows, page);
        return keys_of(scope, by_relevance(scope, found, by, end, now), page.first);
    }
    throw std::logic_error{"an order that is none"};
}

} // namespace florilege::library
