#include "library/search/ranking.hpp"

#include "library/read.hpp"
#include "library/search/leading.hpp"
#include "library/search/score.hpp"
#include "library/search/words_sql.hpp"
#include "store/dialect/text_lookup.hpp"

#include <algorithm>
#include <unordered_map>

namespace florilege::library {
namespace {

ColumnBlock const& block_of(Scope const& scope, std::size_t number)
{
    return *scope.columns->blocks[number / ColumnBlock::size];
}

/// What the columns tell of a row: lengths and tags.
Evidence evidence_of_columns(Scope const& scope, std::size_t number, RankedBy const& by)
{
    auto const& block = block_of(scope, number);
    auto const place = number % ColumnBlock::size;
    auto const carried = block.tags_of(place);
    Evidence evidence;
    evidence.lengths = block.lengths[place];
    evidence.tags_in_all = carried.size();
    for (auto const& tags : by.tags)
        evidence.tags.push_back(tags.empty()
                                    ? 0
                                    : static_cast<std::size_t>(std::count_if(
                                          carried.begin(), carried.end(), [&](std::int64_t tag) {
                                              return std::binary_search(tags.begin(), tags.end(), tag);
                                          })));
    return evidence;
}

/// The question whose rows are looked into: they must hold what every row must, by which FTS5 skips quickly,
/// and behind it may hold any of the terms, of which the places are wanted.
std::string question_for(Scope const& scope, RankedBy const& by)
{
    store::TextAny any;
    for (auto const& term : by.terms)
        any.any.push_back(text_query(term));
    store::TextAll all;
    for (auto const& term : by.required)
        all.all.push_back(text_query(term));
    all.all.push_back({std::move(any)});
    auto expression = store::full_text_expression(scope.session, text_table(), {std::move(all)});
    if (!expression) throw std::logic_error{"a query without a word came through the checker"};
    return std::move(*expression);
}

struct Range {
    std::size_t first;
    std::size_t last;
};

Range range_of(std::vector<std::size_t> const& numbers)
{
    auto const [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    return {*least, *most};
}

struct Ranked {
    double score;
    std::size_t place;
    std::size_t number;
};

struct RankedBefore {
    bool operator()(Ranked const& a, Ranked const& b) const
    {
        return a.score != b.score ? a.score > b.score : a.place < b.place;
    }
};

/// The evidence for each of the rows, in their order.
class Looking {
public:
    Looking(Scope const& scope, std::vector<std::size_t> const& rows, RankedBy const& by)
        : scope_{scope}, rows_{rows}, by_{by}
    {}

    std::vector<Evidence> from_index() const
    {
        std::vector<Evidence> all;
        all.reserve(rows_.size());
        std::unordered_map<std::int64_t, std::size_t> places;
        places.reserve(rows_.size());
        for (auto const number : rows_) {
            places.emplace(numbered(scope_.owner, static_cast<std::int64_t>(number)).value, all.size());
            all.push_back(evidence_of_columns(scope_, number, by_));
        }
        auto const range = range_of(rows_);
        store::each_with_places(scope_.session, scope_.text, question_for(scope_, by_),
                                numbered(scope_.owner, static_cast<std::int64_t>(range.first)).value,
                                numbered(scope_.owner, static_cast<std::int64_t>(range.last)).value,
                                [&](std::int64_t id, std::span<store::TextPlace const> found) {
                                    if (auto const at = places.find(id); at != places.end())
                                        add(all[at->second], found);
                                });
        return all;
    }

    std::vector<Evidence> from_texts() const
    {
        std::vector<Evidence> all;
        std::vector<BookmarkId> keys;
        for (auto const number : rows_)
            keys.push_back(numbered(scope_.owner, static_cast<std::int64_t>(number)));
        each_bookmark(scope_.session, keys, [&](Bookmark const& bookmark) {
            all.push_back(evidence_in(bookmark.content, by_.wanted));
        });
        return all;
    }

private:
    void add(Evidence& evidence, std::span<store::TextPlace const> found) const
    {
        auto const required = by_.required.size();
        for (auto const& one : found) {
            auto const phrase = static_cast<std::size_t>(one.term);
            if (phrase < required) continue;
            auto const term = phrase - required;
            auto const first = static_cast<std::size_t>(one.word);
            evidence.places[static_cast<std::size_t>(one.column)].push_back(
                {term, first, first + by_.wanted.words_in(term) - 1});
        }
        for (auto& places : evidence.places)
            std::stable_sort(places.begin(), places.end(),
                             [](auto const& a, auto const& b) { return a.last_word < b.last_word; });
    }

    Scope const& scope_;
    std::vector<std::size_t> const& rows_;
    RankedBy const& by_;
};

} // namespace

RankedBy::RankedBy(Node const& query, TagsOfTerms& known) : terms{words_wanted(query)}, wanted{terms}
{
    for (auto const& term : terms)
        tags.push_back(known.of(term));
    // A tag may stand for a word: then its row need not hold the word itself.
    for (auto& term : words_required(query))
        if (known.of(term).empty()) required.push_back(std::move(term));
}

namespace {

// A look into the index takes about 2 µs, reading a bookmark 20 µs.
constexpr std::size_t looks_for_a_reading = 10;

/// Whether going through the index from the first to the last of the rows is worth it: what it finds there
/// besides them must not be too much.
bool index_is_nearer(Scope const& scope, std::vector<std::size_t> const& rows, RankedBy const& by)
{
    if (rows.empty() || by.found_by_words == nullptr || !store::tells_places(scope.session.engine()))
        return false;
    auto const range = range_of(rows);
    std::size_t looks = 0;
    for (auto number = range.first; number <= range.last; ++number)
        looks += by.found_by_words->holds(number) ? 1U : 0U;
    return looks <= rows.size() * looks_for_a_reading;
}

} // namespace

std::vector<std::size_t> best_first(Scope const& scope, std::vector<std::size_t> const& rows,
                                    RankedBy const& by, std::size_t count, Time now)
{
    Looking const looking{scope, rows, by};
    auto const evidence = index_is_nearer(scope, rows, by) ? looking.from_index() : looking.from_texts();
    Leading<Ranked, RankedBefore> best{count};
    for (std::size_t place = 0; place < rows.size(); ++place) {
        auto const number = rows[place];
        auto const created = from_micros(block_of(scope, number).created[number % ColumnBlock::size]);
        best.add({score(evidence[place], created, now), place, number});
    }
    std::vector<std::size_t> numbers;
    for (auto const& one : best.take())
        numbers.push_back(one.number);
    return numbers;
}

} // namespace florilege::library
