#include "library/search/score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace florilege::library {
namespace {

constexpr double year = 365;

double hits(std::size_t count, std::size_t length, ColumnWeight const& column)
{
    auto const n = static_cast<double>(count);
    return column.weight * n / (n + 0.3 + 0.7 * static_cast<double>(length) / column.usual);
}

/// The fewest words of a stretch in which every term that occurs at all occurs.
std::size_t shortest_stretch(std::vector<Occurrence> const& occurrences, std::size_t terms, std::size_t size)
{
    std::vector<std::size_t> held(size);
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

double closeness(std::vector<Occurrence> const& occurrences, std::size_t terms, std::size_t size,
                 double weight)
{
    if (terms < 2) return 0;
    auto const stretch = shortest_stretch(occurrences, terms, size);
    auto const steps = static_cast<double>(terms - 1);
    return weight / 2 * steps * steps / std::max(static_cast<double>(stretch - 1), steps);
}

double freshness(Time created, Time now)
{
    auto const age =
        std::chrono::duration<double, std::ratio<86400>>(std::max(now - created, Time::duration{0}));
    return 1 + 0.25 * std::exp2(-age.count() / year);
}

} // namespace

double score(SearchText const& text, WantedWords const& wanted, Time created, Time now)
{
    if (wanted.size() == 0) return 0;
    double sum = 0;
    std::vector<bool> found(wanted.size());
    for (std::size_t column = 0; column < text.columns.size(); ++column) {
        auto const sighting = wanted.look(text.columns[column], static_cast<TextColumn>(column));
        std::vector<std::size_t> counts(wanted.size());
        for (auto const& occurrence : sighting.occurrences)
            ++counts[occurrence.term];
        std::size_t terms = 0;
        for (std::size_t term = 0; term < counts.size(); ++term) {
            if (counts[term] == 0) continue;
            ++terms;
            found[term] = true;
            sum += hits(counts[term], sighting.words.size(), column_weights[column]);
        }
        sum += closeness(sighting.occurrences, terms, wanted.size(), column_weights[column].weight);
    }
    auto const coverage = static_cast<double>(std::count(found.begin(), found.end(), true)) /
                          static_cast<double>(wanted.size());
    return coverage * freshness(created, now) * sum;
}

} // namespace florilege::library
