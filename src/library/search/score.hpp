#pragma once

#include "library/columns/column_row.hpp"
#include "library/search/wanted.hpp"

namespace florilege::library {

/// What of a query's terms stands in one bookmark: all that its score is made of beside the times.
struct Evidence {
    struct Place {
        std::size_t term;
        std::size_t first_word; ///< counted from 0 in its column
        std::size_t last_word;
    };
    std::array<std::vector<Place>, text_columns.size()> places; ///< of each column, by last word
    std::array<std::uint8_t, text_columns.size()> lengths{};    ///< as ColumnRow keeps them
    std::vector<std::size_t> tags;                              ///< of each term, how many tags have it
    std::size_t tags_in_all = 0;
};

/// The same, read from the texts.
Evidence evidence_in(BookmarkDraft const& bookmark, WantedWords const& wanted);

/// How well a bookmark answers a query, from what stands in it and the time alone: the higher the better, 0
/// where none of the words is found.
///
///     score = coverage · freshness · Σ over columns ( Σ over terms hits + closeness )
///     hits      = w · n / (n + 0.3 + 0.7 · length / usual)
///     closeness = w / 2 · (m − 1)² / (stretch − 1)
///     coverage  = terms found anywhere / terms wanted
///     freshness = 1 + 0.25 · 2^(−age in days / 365)
///
/// For a column: w is its weight, n how often the term stands in it, length its number of words (as the
/// columns keep it), `usual` what that number mostly is; of the tags, n is the number of those that have the
/// term, length the number of all, and there is no closeness. m is how many of the terms stand in it and
/// `stretch` the number of words in the shortest stretch that holds all these; closeness is 0 for m < 2.
double score(Evidence const& evidence, Time created, Time now);

/// What a column counts and how many words it mostly has.
struct ColumnWeight {
    double weight;
    double usual;
};

/// In the order of TextColumn: title, note, quotes, address, article, tags.
constexpr std::array<ColumnWeight, text_columns.size() + 1> column_weights{
    {{8, 8}, {2, 20}, {3, 60}, {1, 6}, {1.5, 800}, {5, 4}}};

} // namespace florilege::library
