#include "library/search/ranking.hpp"

#include "library/query/checker.hpp"
#include "library/read.hpp"
#include "library/search/row_ids.hpp"
#include "library/search/score.hpp"
#include "library/search/words_sql.hpp"
#include "store/dialect/text_lookup.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

ColumnBlock const& block_of(Scope const& scope, std::size_t number)
{
    return *scope.columns->blocks[number / ColumnBlock::size];
}

/// What will be asked of the columns about that row.
void fetch_columns(Scope const& scope, std::size_t number)
{
    auto const& block = block_of(scope, number);
    __builtin_prefetch(&block.lengths[number % ColumnBlock::size]);
    __builtin_prefetch(&block.created[number % ColumnBlock::size]);
}

/// What the columns tell of a row: lengths and tags. No place is known yet.
void take_from_columns(Evidence& evidence, Scope const& scope, std::size_t number, RankedBy const& by)
{
    auto const& block = block_of(scope, number);
    auto const place = number % ColumnBlock::size;
    for (auto& places : evidence.places)
        places.clear();
    evidence.lengths = block.lengths[place];
    if (by.no_tags) {
        evidence.tags.assign(by.tags.size(), 0);
        return;
    }
    auto const carried = block.tags_of(place);
    evidence.tags_in_all = carried.size();
    evidence.tags.clear();
    for (auto const& tags : by.tags) {
        auto const has = [&](std::int64_t tag) { return std::binary_search(tags.begin(), tags.end(), tag); };
        auto const count = tags.empty() ? 0 : std::count_if(carried.begin(), carried.end(), has);
        evidence.tags.push_back(static_cast<std::size_t>(count));
    }
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
    auto expression =
        store::full_text_expression(scope.session, text_table(), {std::move(all)}, store::TextFor::places);
    if (!expression) throw std::logic_error{"a query without a word came through the checker"};
    return std::move(*expression);
}

/// All of the terms, as the index is asked for rows.
struct AllTerms {
    explicit AllTerms(Scope const& scope, RankedBy const& by)
    {
        store::TextAll all;
        for (auto const& term : by.terms)
            all.all.push_back(text_query(term));
        query = {std::move(all)};
        expression = store::full_text_expression(scope.session, text_table(), query).value_or("");
        terms = store::full_text_terms(scope.session, text_table(), query);
    }
    /// FTS5 compares the rows of all forms of a term for each row where they count as one.
    bool has_many_forms(RankedBy const& by) const { return terms.size() > many_forms * by.terms.size(); }

    store::TextQuery query = {};
    std::string expression = {};
    std::vector<std::int32_t> terms = {};

private:
    static constexpr std::size_t many_forms = 8;
};

/// The question by which the places of all terms are read in one pass over their rows: where these may stand
/// in a third of the library and more, or have many forms. Nothing where that takes longer than row by row.
std::optional<AllTerms> passed_over(Scope const& scope, RankedBy const& by, store::IdBits wanted)
{
    if (!by.all_required() || !scope.own) return std::nullopt;
    AllTerms question{scope, by};
    if (store::puts_rows_together(question.expression)) return std::nullopt;
    bool const wide = wanted.bits.size() * 3 > scope.columns->blocks.size() * ColumnBlock::words;
    if (!wide && !question.has_many_forms(by)) return std::nullopt;
    return question;
}

/// Finds the evidence for each of the rows and hands it over with the row's number, in any order.
class Looking {
public:
    Looking(Scope const& scope, RowSet const& rows, RankedBy const& by) : scope_{scope}, rows_{rows}, by_{by}
    {}

    template <class Visit> void into_known(FoundPlaces const& known, Visit const& visit) const
    {
        Evidence evidence;
        RowSet seen{rows_.blocks()};
        known.each([&](std::size_t number) { fetch_columns(scope_, number); },
                   [&](std::size_t number, std::span<store::TextPlace const> found) {
                       if (!rows_.holds(number)) return;
                       seen.add(number);
                       take_from_columns(evidence, scope_, number, by_);
                       take_places(evidence, found, 0);
                       visit(number, evidence);
                   });
        with_tags_alone(seen, visit);
    }

    template <class Visit> void into_index(Visit const& visit) const
    {
        Evidence evidence;
        RowSet seen{rows_.blocks()};
        auto const required = by_.all_required() ? 0 : by_.required.size();
        auto const take = [&](std::int64_t id, std::span<store::TextPlace const> found) {
            auto const number = number_in(BookmarkId{id});
            seen.add(number);
            take_from_columns(evidence, scope_, number, by_);
            take_places(evidence, found, required);
            visit(number, evidence);
        };
        auto const wanted = ids_of(scope_, rows_);
        if (auto const question = passed_over(scope_, by_, wanted))
            store::each_with_all_places(scope_.session, "visible_own_phrases", question->expression,
                                        question->terms, wanted, take);
        else
            store::each_with_places(scope_.session, scope_.text_at, question_for(scope_, by_), wanted, take);
        with_tags_alone(seen, visit);
    }

    template <class Visit> void into_texts(Visit const& visit) const
    {
        std::vector<BookmarkId> keys;
        rows_.each(*scope_.columns, [&](std::size_t block, std::size_t place, ColumnBlock const&) {
            keys.push_back(row_key(scope_, block * ColumnBlock::size + place));
        });
        each_bookmark(scope_.session, keys, [&](Bookmark const& bookmark) {
            visit(number_in(bookmark.key), evidence_in(bookmark.content, by_.wanted));
        });
    }

private:
    /// Rows of which the index knows nothing.
    template <class Visit> void with_tags_alone(RowSet const& seen, Visit const& visit) const
    {
        auto others = rows_;
        others.remove(seen);
        Evidence evidence;
        others.each(*scope_.columns, [&](std::size_t block, std::size_t place, ColumnBlock const&) {
            auto const number = block * ColumnBlock::size + place;
            take_from_columns(evidence, scope_, number, by_);
            visit(number, evidence);
        });
    }

    /// The first `required` terms of the question are there for speed, those behind them for their places.
    void take_places(Evidence& evidence, std::span<store::TextPlace const> found, std::size_t required) const
    {
        for (auto const& one : found) {
            auto const phrase = static_cast<std::size_t>(one.term);
            if (phrase < required) continue;
            auto const term = phrase - required;
            auto const first = static_cast<std::size_t>(one.word);
            evidence.places[static_cast<std::size_t>(one.column)].push_back(
                {term, first, first + by_.wanted.words_in(term) - 1});
        }
        auto const by_end = [](auto const& a, auto const& b) { return a.last_word < b.last_word; };
        for (auto& places : evidence.places)
            if (!std::is_sorted(places.begin(), places.end(), by_end))
                std::stable_sort(places.begin(), places.end(), by_end);
    }

    Scope const& scope_;
    RowSet const& rows_;
    RankedBy const& by_;
};

} // namespace

RankedBy::RankedBy(Node const& query, TagsOfTerms& known) : terms{words_wanted(query)}, wanted{terms}
{
    for (auto const& term : terms) {
        tags.push_back(known.of(term));
        no_tags = no_tags && tags.back().empty();
    }
    // A tag may stand for a word: then its row need not hold the word itself.
    for (auto& term : words_required(query))
        if (known.of(term).empty()) required.push_back(std::move(term));
}

namespace {

// Passing a row in the index takes about 75 ns, reading a bookmark 20 µs, and four times that with an
// article.
constexpr std::size_t rows_passed_for_a_reading = 700;

/// A beginning behind other words ("old ma"*) is one phrase of many forms to FTS5, whose places are not all
/// those that the texts have.
bool index_tells_all(Scope const& scope, RankedBy const& by)
{
    return store::tells_places(scope.session.engine()) &&
           std::none_of(by.terms.begin(), by.terms.end(), [](Words const& words) {
               return words.match == Match::prefix && count_words(words.text, 2) > 1;
           });
}

bool index_is_nearer(Scope const& scope, RowSet const& rows, RankedBy const& by, std::size_t in_texts)
{
    return index_tells_all(scope, by) && in_texts <= rows.count() * rows_passed_for_a_reading;
}

} // namespace

PlacesWanted places_wanted(Scope const& scope, RankedBy const& by, std::size_t rows)
{
    if (by.terms.empty() || !index_tells_all(scope, by)) return {};
    AllTerms question{scope, by};
    // These are put together anew for each question.
    if (store::puts_rows_together(question.expression)) return {};
    bool const many_forms = question.has_many_forms(by);
    auto for_places =
        store::full_text_expression(scope.session, text_table(), question.query, store::TextFor::places);
    return {std::move(question.expression),
            for_places.value_or(""),
            std::move(question.terms),
            many_forms,
            by.terms.size(),
            rows};
}

void each_score(Scope const& scope, RowSet const& rows, RankedBy const& by, FoundPlaces const& known,
                std::size_t in_texts, Time now,
                std::function<void(std::size_t number, double score)> const& visit)
{
    auto const rank = [&](std::size_t number, Evidence const& evidence) {
        auto const created = block_of(scope, number).created[number % ColumnBlock::size];
        visit(number, score(evidence, from_micros(created), now));
    };
    Looking const looking{scope, rows, by};
    if (known.cover(rows))
        looking.into_known(known, rank);
    else if (index_is_nearer(scope, rows, by, in_texts))
        looking.into_index(rank);
    else
        looking.into_texts(rank);
}

} // namespace florilege::library
