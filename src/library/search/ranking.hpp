#pragma once

#include "library/search/found_places.hpp"
#include "library/search/lowering.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"
#include "library/search/wanted.hpp"

namespace florilege::library {

/// The words that rows are ranked by.
struct RankedBy {
    RankedBy(Node const& query, TagsOfTerms& known);

    bool all_required() const { return required == terms; }

    std::vector<Words> terms;
    std::vector<Words> required; ///< of these, what every row must hold in its texts
    WantedWords wanted;
    std::vector<std::vector<std::int64_t>> tags; ///< of each term, those that have it, sorted
};

/// The question to the full-text index whose places are those of all terms, in their order. Empty without a
/// term, and where the engine tells no places.
std::string question_for_places(Scope const& scope, RankedBy const& by);

/// The numbers of these rows, those that answer the words best first, the newest first among equals, at most
/// `count` of them. Takes time with the number of rows: that of looking each up in the index (about 0.3 µs)
/// or, where it is slow to find them there, of reading each whole (about 20 µs).
/// `known` are places of question_for_places; `in_texts` how many rows the index has for the words, at most.
std::vector<std::size_t> best_first(Scope const& scope, RowSet const& rows, RankedBy const& by,
                                    FoundPlaces const& known, std::size_t in_texts, std::size_t count,
                                    Time now);

} // namespace florilege::library
