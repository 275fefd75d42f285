#pragma once

#include "library/search/wanted.hpp"
#include "library/text_index.hpp"
#include "prelude/clock.hpp"

namespace florilege::library {

/// How well a bookmark answers a query, from what stands in it and the time alone: the higher the better, 0
/// where none of the words is found.
///
///     score = coverage · freshness · Σ over columns ( Σ over terms hits + closeness )
///     hits      = w · n / (n + 0.3 + 0.7 · length / usual)
///     closeness = w / 2 · (m − 1)² / (stretch − 1)
///     coverage  = terms found anywhere / terms wanted
///     freshness = 1 + 0.25 · 2^(−age in days / 365)
///
/// For a column: w is its weight, n how often the term stands in it, length its number of words, `usual` what
/// that number mostly is. m is how many of the terms stand in it and `stretch` the number of words in the
/// shortest stretch that holds all these; closeness is 0 for m < 2.
double score(SearchText const& text, WantedWords const& wanted, Time created, Time now);

/// What a column counts and how many words it mostly has.
struct ColumnWeight {
    double weight;
    double usual;
};

/// In the order of text_columns: title, note, tags, quotes, address.
constexpr std::array<ColumnWeight, text_columns.size()> column_weights{
    {{8, 8}, {2, 20}, {5, 4}, {3, 60}, {1, 6}}};

} // namespace florilege::library
