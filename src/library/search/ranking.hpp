#pragma once

#include "library/search/lowering.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"
#include "library/search/wanted.hpp"

namespace florilege::library {

/// The words that rows are ranked by.
struct RankedBy {
    RankedBy(Node const& query, TagsOfTerms& known, std::size_t found_in_texts);

    bool all_required() const { return required == terms; }

    std::vector<Words> terms;
    std::vector<Words> required; ///< of these, what every row must hold in its texts
    WantedWords wanted;
    std::vector<std::vector<std::int64_t>> tags; ///< of each term, those that have it, sorted
    std::size_t in_texts; ///< how many rows the full-text index has for the words, at most
};

/// The numbers of these rows, those that answer the words best first, at most `count` of them; among equals
/// in the order they come in. Takes time with their number: that of looking each up in the index (about 0.3
/// µs) or, where it is slow to find them there, of reading each whole (about 20 µs).
std::vector<std::size_t> best_first(Scope const& scope, std::vector<std::size_t> const& rows,
                                    RankedBy const& by, std::size_t count, Time now);

} // namespace florilege::library
