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
/// and behind it may hold any of the terms, of which the places are wanted. Where every term must be there
/// anyhow, the places come with that.
std::string question_for(Scope const& scope, RankedBy const& by)
{
    store::TextAll all;
    for (auto const& term : by.required)
        all.all.push_back(text_query(term));
    if (!by.all_required()) {
        store::TextAny any;
        for (auto const& term : by.terms)
            any.any.push_back(text_query(term));
        all.all.push_back({std::move(any)});
    }
    auto expression = store::full_text_expression(scope.session, text_table(), {std::move(all)});
    if (!expression) throw std::logic_error{"a query without a word came through the checker"};
    return std::move(*expression);
}

/// The numbers as bits, from the word of the least to that of the most.
struct WantedRows {
    explicit WantedRows(std::vector<std::size_t> const& numbers)
    {
        auto const [least, most] = std::minmax_element(numbers.begin(), numbers.end());
        first = *least / 64 * 64;
        bits.resize(*most / 64 - *least / 64 + 1);
        for (auto const number : numbers)
            bits[(number - first) / 64] |= std::uint64_t{1} << number % 64;
    }

    std::size_t first;
    std::vector<std::uint64_t> bits;
};

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
        WantedRows const wanted{rows_};
        auto const first = numbered(scope_.owner, static_cast<std::int64_t>(wanted.first)).value;
        store::each_with_places(scope_.session, scope_.text_at, question_for(scope_, by_),
                                {first, wanted.bits},
                                [&](std::int64_t id, std::span<store::TextPlace const> found) {
                                    add(all[places.at(id)], found);
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
        auto const required = by_.all_required() ? 0 : by_.required.size();
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

RankedBy::RankedBy(Node const& query, TagsOfTerms& known, std::size_t found_in_texts)
    : terms{words_wanted(query)}, wanted{terms}, in_texts{found_in_texts}
{
    for (auto const& term : terms)
        tags.push_back(known.of(term));
    // A tag may stand for a word: then its row need not hold the word itself.
    for (auto& term : words_required(query))
        if (known.of(term).empty()) required.push_back(std::move(term));
}

namespace {

// Passing a row in the index takes about 50 ns, reading a bookmark 20 µs.
constexpr std::size_t rows_passed_for_a_reading = 400;

bool index_is_nearer(Scope const& scope, std::vector<std::size_t> const& rows, RankedBy const& by)
{
    return !rows.empty() && store::tells_places(scope.session.engine()) &&
           by.in_texts <= rows.size() * rows_passed_for_a_reading;
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
