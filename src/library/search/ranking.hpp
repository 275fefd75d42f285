#pragma once

#include "library/search/found_places.hpp"
#include "library/search/lowering.hpp"
#include "library/search/row_set.hpp"
#include "library/search/run_plan.hpp"
#include "library/search/scope.hpp"
#include "library/search/wanted.hpp"

#include <functional>

namespace florilege::library {

/// The words that rows are ranked by.
struct RankedBy {
    RankedBy(Node const& query, TagsOfTerms& known);

    bool all_required() const { return required == terms; }

    std::vector<Words> terms;
    std::vector<Words> required; ///< of these, what every row must hold in its texts
    WantedWords wanted;
    std::vector<std::vector<std::int64_t>> tags; ///< of each term, those that have it, sorted
    bool no_tags = true;                         ///< no term has one
};

/// The places that ranking will want of the newest `rows` rows, should the plan ask the index just that. None
/// without a term, and where the engine tells no places.
PlacesWanted places_wanted(Scope const& scope, RankedBy const& by, std::size_t rows);

/// How well each of these rows answers the words: visit(number, score), in no order. Takes time with the
/// number of rows: that of looking each up in the index (about 0.3 µs) or, where it is slow to find them
/// there, of reading each whole (about 20 µs).
/// `known` are places that were wanted so; `in_texts` how many rows the index has for the words, at most.
void each_score(Scope const& scope, RowSet const& rows, RankedBy const& by, FoundPlaces const& known,
                std::size_t in_texts, Time now,
                std::function<void(std::size_t number, double score)> const& visit);

} // namespace florilege::library
