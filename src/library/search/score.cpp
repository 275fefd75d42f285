#include "library/search/score.hpp"

#include "library/duplicates/merged_words.hpp"
#include "library/query/limits.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <limits>

namespace florilege::library {
namespace {

constexpr double year = 365;

double hits(std::size_t count, double length, ColumnWeight const& column)
{
    auto const n = static_cast<double>(count);
    return column.weight * n / (n + 0.3 + 0.7 * length / column.usual);
}

/// A number for each term. Thousands of rows are scored at a time: nothing is allocated for one.
using OfTerms = std::array<std::size_t, QueryLimits::terms>;

/// The fewest words of a stretch in which every term that occurs at all occurs.
std::size_t shortest_stretch(std::vector<Evidence::Place> const& occurrences, std::size_t terms)
{
    OfTerms held{};
    std::size_t distinct = 0;
    std::size_t left = 0;
    auto shortest = std::numeric_limits<std::size_t>::max();
    for (auto const& right : occurrences) {
        if (held[right.term]++ == 0) ++distinct;
        while (distinct == terms) {
            auto const& first = occurrences[left];
            auto const begin = std::min(first.first_word, right.first_word);
            shortest = std::min(shortest, right.last_word - begin + 1);
            if (--held[first.term] == 0) --distinct;
            ++left;
        }
    }
    return shortest;
}

double closeness(std::vector<Evidence::Place> const& occurrences, std::size_t terms, double weight)
{
    if (terms < 2) return 0;
    auto const stretch = shortest_stretch(occurrences, terms);
    auto const steps = static_cast<double>(terms - 1);
    return weight / 2 * steps * steps / std::max(static_cast<double>(stretch - 1), steps);
}

double freshness(Time created, Time now)
{
    auto const age =
        std::chrono::duration<double, std::ratio<86400>>(std::max(now - created, Time::duration{0}));
    return 1 + 0.25 * std::exp2(-age.count() / year);
}

constexpr auto tags_column = static_cast<std::size_t>(TextColumn::tags);

} // namespace

Evidence evidence_in(BookmarkDraft const& bookmark, WantedWords const& wanted)
{
    Evidence evidence;
    auto const text = search_text(bookmark);
    bool const is_all_its_own = merged_words(bookmark).empty();
    auto const own = is_all_its_own ? SearchText{} : own_text(bookmark);
    for (std::size_t column = 0; column < text.columns.size(); ++column) {
        auto const sighting = wanted.look(text.columns[column], static_cast<TextColumn>(column));
        for (auto const& one : sighting.occurrences)
            evidence.places[column].push_back({one.term, one.first_word, one.last_word});
        // As the columns keep them: of what it says itself.
        bool const is_own = is_all_its_own || text.columns[column].size() == own.columns[column].size();
        evidence.lengths[column] = kept_length(
            is_own ? sighting.words.size()
                   : wanted.look(own.columns[column], static_cast<TextColumn>(column)).words.size());
    }
    evidence.tags.resize(wanted.size());
    evidence.tags_in_all = bookmark.tags.size();
    for (auto const& tag : bookmark.tags) {
        std::vector<bool> has(wanted.size());
        for (auto const& one : wanted.look(tag, TextColumn::tags).occurrences)
            has[one.term] = true;
        for (std::size_t term = 0; term < has.size(); ++term)
            evidence.tags[term] += has[term] ? 1U : 0U;
    }
    return evidence;
}

double score(Evidence const& evidence, Time created, Time now)
{
    auto const wanted = evidence.tags.size();
    if (wanted == 0) return 0;
    double sum = 0;
    std::bitset<QueryLimits::terms> found;
    auto const count = [&](std::size_t term, std::size_t n, double length, std::size_t column) {
        if (n == 0) return;
        found[term] = true;
        sum += hits(n, length, column_weights[column]);
    };
    OfTerms counts;
    for (std::size_t column = 0; column < evidence.places.size(); ++column) {
        auto const& places = evidence.places[column];
        if (places.empty()) continue;
        std::fill_n(counts.begin(), wanted, 0U);
        for (auto const& place : places)
            ++counts[place.term];
        auto const length = length_kept(evidence.lengths[column]);
        std::size_t terms = 0;
        for (std::size_t term = 0; term < wanted; ++term) {
            count(term, counts[term], length, column);
            terms += counts[term] == 0 ? 0U : 1U;
        }
        sum += closeness(places, terms, column_weights[column].weight);
    }
    for (std::size_t term = 0; term < wanted; ++term)
        count(term, evidence.tags[term], static_cast<double>(evidence.tags_in_all), tags_column);
    auto const coverage = static_cast<double>(found.count()) / static_cast<double>(wanted);
    return coverage * freshness(created, now) * sum;
}

} // namespace florilege::library
