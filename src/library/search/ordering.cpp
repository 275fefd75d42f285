#include "library/search/ordering.hpp"

#include "library/search/names.hpp"
#include "library/search/row_ids.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

namespace florilege::library {
namespace {

/// When a row was created, and its number.
using Dated = std::pair<std::int64_t, std::size_t>;

/// From which end the rows are gone through.
enum class From { newest, oldest };

/// Offers the rows to a page, or whatever else wants some of them, block by block. Bookmarks mostly get their
/// numbers in the order of their times: gone through from the right end, those that are wanted are met early,
/// and whole blocks are turned away at a glance. `key_of` makes of a Dated what is offered.
template <class Taker, class KeyOf>
void offer(Scope const& scope, RowSet const& rows, Taker& taker, From from, KeyOf const& key_of)
{
    for (std::size_t at = 0; at < rows.blocks(); ++at) {
        auto const block = from == From::oldest ? at : rows.blocks() - 1 - at;
        if (rows.count_of_block(block) == 0) continue;
        auto const& columns = *scope.columns->blocks[block];
        auto const number = block * ColumnBlock::size;
        if (!taker.wants(key_of(Dated{columns.newest, number + ColumnBlock::size - 1}),
                         key_of(Dated{columns.oldest, number})))
            continue;
        rows.each_of_block(*scope.columns, block, [&](std::size_t, std::size_t place, ColumnBlock const& of) {
            taker.add(key_of(Dated{of.created[place], number + place}));
        });
    }
}

From other(From from)
{
    return from == From::newest ? From::oldest : From::newest;
}

/// Those of the two places that are of this order, as its keys.
template <class Key, class KeyOf>
Between<Key> between(Ordering const& ordering, Sort sort, KeyOf const& key_of)
{
    auto const key = [&](std::optional<Place> const& place) {
        return place && place->sort == sort ? std::optional<Key>{key_of(*place)} : std::nullopt;
    };
    return {key(ordering.after), key(ordering.before)};
}

template <class Key, class NumberOf, class PlaceOf> OrderedPage
page_of(Scope const& scope, PageTaken<Key> const& taken, NumberOf const& number_of, PlaceOf const& place_of)
{
    OrderedPage page;
    page.more_before = taken.more_before;
    page.more_after = taken.more_after;
    if (taken.keys.empty()) return page;
    for (auto const& key : taken.keys)
        page.keys.push_back(row_key(scope, number_of(key)));
    page.first = place_of(taken.keys.front());
    page.last = place_of(taken.keys.back());
    return page;
}

Place place_in(Sort sort, Dated const& key)
{
    return {sort, from_micros(key.first), static_cast<std::int64_t>(key.second), {}};
}

Dated dated(Place const& place)
{
    return {to_micros(place.created), static_cast<std::size_t>(place.number)};
}

template <class Order>
OrderedPage by_time(Scope const& scope, RowSet const& rows, Ordering const& ordering, From first)
{
    OnePage<Dated, Order> on{ordering.page, between<Dated>(ordering, ordering.sort, dated)};
    offer(scope, rows, on, on.is_backward() ? other(first) : first, std::identity{});
    return page_of(
        scope, on.take(), [](Dated const& key) { return key.second; },
        [&](Dated const& key) { return place_in(ordering.sort, key); });
}

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

std::string compared(std::string_view title)
{
    auto const folded = text::fold(title);
    return std::string{text::cut(folded, title_compared)};
}

Titled titled(Place const& place)
{
    auto const* const title = std::get_if<Place::ByTitle>(&place.beside);
    return {title == nullptr ? std::string{} : title->folded, place.created,
            static_cast<std::size_t>(place.number)};
}

using OneTitlePage = OnePage<Titled, TitledBefore>;

/// From which key of titles to which a page lies, both among them.
struct TitleBounds {
    std::uint64_t first = 0;
    std::uint64_t last = key_of_no_title;
};

/// The bounds of so many rows behind a key, or of the first there are.
template <class Order> std::uint64_t bound_behind(Scope const& scope, RowSet const& rows,
                                                  std::optional<std::uint64_t> from, std::size_t count,
                                                  std::uint64_t furthest)
{
    Leading<std::uint64_t, Order> next{count};
    Order const before;
    rows.each(*scope.columns, [&](std::size_t, std::size_t place, ColumnBlock const& block) {
        auto const key = block.title[place];
        if (block.knows_titles && (!from || before(*from, key))) next.add(key);
    });
    auto const found = next.take();
    return found.size() < count ? furthest : found.back();
}

TitleBounds bounds_of(Scope const& scope, RowSet const& rows, Page page, Between<Titled> const& between)
{
    TitleBounds bounds;
    auto const count = reach(page);
    if (count >= rows.count()) return bounds;
    auto const key = [](std::optional<Titled> const& at) {
        return at ? std::optional{key_of_folded_title(at->folded)} : std::nullopt;
    };
    auto const after = key(between.after);
    auto const before = key(between.before);
    if (before && !after) {
        bounds.first = bound_behind<std::greater<>>(scope, rows, before, count, 0);
        bounds.last = *before;
    } else {
        bounds.first = after.value_or(0);
        bounds.last = bound_behind<std::less<>>(scope, rows, after, count, key_of_no_title);
    }
    return bounds;
}

constexpr std::string_view titles_sql = "SELECT id, title FROM visible_bookmark "
                                        "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";
constexpr std::size_t titles_at_once = 2000;

/// Offers rows to a page by their titles, which are read.
class OfferedTitles {
public:
    OfferedTitles(Scope const& scope, OneTitlePage& page) : scope_{scope}, page_{page} {}

    void offer(std::size_t number)
    {
        asked_.push_back(row_key(scope_, number).value);
        if (asked_.size() == titles_at_once) ask();
    }
    void ask()
    {
        if (asked_.empty()) return;
        auto found = scope_.session.query(titles_sql, json_of(asked_));
        while (found.next()) {
            auto const number = static_cast<std::size_t>(number_of(found.id<BookmarkId>(0)));
            page_.add({compared(found.text(1)), created(number), number});
        }
        asked_.clear();
    }
    /// One that has no title.
    void offer_untitled(std::size_t number) { page_.add({{}, created(number), number}); }

private:
    Time created(std::size_t number) const
    {
        auto const& block = *scope_.columns->blocks[number / ColumnBlock::size];
        return from_micros(block.created[number % ColumnBlock::size]);
    }

    Scope const& scope_;
    OneTitlePage& page_;
    std::vector<std::int64_t> asked_ = {};
};

/// Of most rows the keys of their titles tell on which side of the page they are. The titles of the others
/// are read: those of a page, and of what begins like its first and its last.
OrderedPage by_title(Scope const& scope, RowSet const& rows, Ordering const& ordering)
{
    auto const between_titles = between<Titled>(ordering, Sort::title, titled);
    auto const bounds = bounds_of(scope, rows, ordering.page, between_titles);
    OneTitlePage on{ordering.page, between_titles};
    OfferedTitles offered{scope, on};
    bool before = false;
    bool after = false;
    rows.each(*scope.columns, [&](std::size_t block, std::size_t place, ColumnBlock const& of) {
        auto const number = block * ColumnBlock::size + place;
        auto const key = of.title[place];
        if (!of.knows_titles)
            offered.offer(number);
        else if (key < bounds.first)
            before = true;
        else if (key > bounds.last)
            after = true;
        else if (key == key_of_no_title)
            offered.offer_untitled(number);
        else
            offered.offer(number);
    });
    offered.ask();
    auto page = page_of(
        scope, on.take(), [](Titled const& key) { return key.number; },
        [](Titled const& key) {
            return Place{Sort::title, key.created, static_cast<std::int64_t>(key.number),
                         Place::ByTitle{key.folded}};
        });
    page.more_before = page.more_before || before;
    page.more_after = page.more_after || after;
    return page;
}

/// Those that are ranked, and the oldest of them: what is older follows them.
struct Window {
    RowSet ranked;
    Dated since;
};

constexpr Dated long_ago{std::numeric_limits<std::int64_t>::min(), 0};

/// The newest rows.
class Newest {
public:
    explicit Newest(std::size_t count) : first_{count} {}

    bool wants(Dated const& newest, Dated const&) const { return first_.wants(newest); }
    void add(Dated const& row) { first_.add(row); }

    Window take(std::size_t blocks)
    {
        Window window{RowSet{blocks}, {std::numeric_limits<std::int64_t>::max(), 0}};
        for (auto const& row : first_.take_unsorted()) {
            window.ranked.add(row.second);
            window.since = std::min(window.since, row);
        }
        return window;
    }

private:
    Leading<Dated, std::greater<>> first_;
};

Window newest_of(Scope const& scope, RowSet const& rows, std::size_t count)
{
    if (rows.count() <= count) return {rows, long_ago};
    Newest newest{count};
    offer(scope, rows, newest, From::newest, std::identity{});
    return newest.take(rows.blocks());
}

RowSet rows_since(Scope const& scope, RowSet const& rows, Dated const& since)
{
    struct Since {
        bool wants(Dated const& newest, Dated const&) const { return newest >= since; }
        void add(Dated const& row)
        {
            if (row >= since) rows.add(row.second);
        }
        Dated since;
        RowSet rows;
    } taker{since, RowSet{rows.blocks()}};
    offer(scope, rows, taker, From::newest, std::identity{});
    return std::move(taker.rows);
}

Place::ByScore const* score_of(std::optional<Place> const& place)
{
    return place && place->sort == Sort::relevance ? std::get_if<Place::ByScore>(&place->beside) : nullptr;
}

/// What the place that the page begins or ends at says of the order it was in.
Place::ByScore const* begun(Ordering const& ordering)
{
    auto const* const after = score_of(ordering.after);
    return after != nullptr ? after : score_of(ordering.before);
}

/// As it was when the first page was shown, with what came in since; unless that is so much that ranking it
/// all would take too long.
Window window_of(Scope const& scope, RowSet const& rows, Ordering const& ordering)
{
    auto const most = ordering.ranked;
    auto const* const score = begun(ordering);
    if (score == nullptr) return newest_of(scope, rows, most);
    Dated const since{to_micros(score->since_created), static_cast<std::size_t>(score->since_number)};
    auto ranked = rows_since(scope, rows, since);
    if (ranked.count() <= 2 * most) return {std::move(ranked), since};
    return newest_of(scope, rows, 2 * most);
}

struct Ranked {
    bool ranked;
    double score;
    Dated row;
};

struct RankedBefore {
    bool operator()(Ranked const& a, Ranked const& b) const
    {
        return std::tie(a.ranked, a.score, a.row) > std::tie(b.ranked, b.score, b.row);
    }
};

constexpr auto endless = std::numeric_limits<double>::infinity();
constexpr Ranked first_of_all{true, endless, {std::numeric_limits<std::int64_t>::max(), 0}};
constexpr Ranked last_ranked{true, -endless, long_ago};

Ranked ranked(Place const& place)
{
    auto const* const score = std::get_if<Place::ByScore>(&place.beside);
    if (score == nullptr) return {false, 0, dated(place)};
    return {score->ranked, score->score, dated(place)};
}

/// The newest are ranked, the others follow as they are.
OrderedPage by_relevance(Scope const& scope, Found const& found, RankedBy const& by, Ordering const& ordering)
{
    auto const window = window_of(scope, found.rows, ordering);
    auto const* const place = begun(ordering);
    auto const now = place == nullptr ? ordering.now : place->now;
    OnePage<Ranked, RankedBefore> on{ordering.page, between<Ranked>(ordering, Sort::relevance, ranked)};
    auto const offer_ranked = [&] {
        if (window.ranked.count() == 0 || !on.wants(first_of_all, last_ranked)) return;
        each_score(scope, window.ranked, by, found.places, found.in_texts, now,
                   [&](std::size_t number, double score) {
                       auto const& block = *scope.columns->blocks[number / ColumnBlock::size];
                       on.add({true, score, {block.created[number % ColumnBlock::size], number}});
                   });
    };
    auto const offer_older = [&](From from) {
        auto older = found.rows;
        older.remove(window.ranked);
        offer(scope, older, on, from, [](Dated const& row) { return Ranked{false, 0, row}; });
    };
    if (on.is_backward()) {
        offer_older(From::oldest);
        offer_ranked();
    } else {
        offer_ranked();
        offer_older(From::newest);
    }
    return page_of(
        scope, on.take(), [](Ranked const& key) { return key.row.second; },
        [&](Ranked const& key) {
            return Place{Sort::relevance, from_micros(key.row.first),
                         static_cast<std::int64_t>(key.row.second),
                         Place::ByScore{key.ranked, key.score, now, from_micros(window.since.first),
                                        static_cast<std::int64_t>(window.since.second)}};
        });
}

} // namespace

Sort order_meant(Sort sort, RankedBy const& by)
{
    return sort == Sort::relevance && by.terms.empty() ? Sort::newest : sort;
}

bool shows_ranked(Ordering const& ordering)
{
    auto const* const after = score_of(ordering.after);
    return ordering.sort == Sort::relevance && ordering.page.count > 0 && (after == nullptr || after->ranked);
}

std::vector<BookmarkId> newest_first(Scope const& scope, RowSet const& rows, Page page)
{
    return by_time<std::greater<Dated>>(scope, rows, {Sort::newest, page, {}, {}, {}, 0}, From::newest).keys;
}

OrderedPage ordered(Scope const& scope, Found const& found, RankedBy const& by, Ordering const& ordering)
{
    auto const& rows = found.rows;
    if (ordering.page.count == 0) return {};
    switch (ordering.sort) {
    case Sort::newest: return by_time<std::greater<Dated>>(scope, rows, ordering, From::newest);
    case Sort::oldest: return by_time<std::less<Dated>>(scope, rows, ordering, From::oldest);
    case Sort::title: return by_title(scope, rows, ordering);
    case Sort::relevance: return by_relevance(scope, found, by, ordering);
    }
    throw std::logic_error{"an order that is none"};
}

} // namespace florilege::library
