#pragma once

#include "library/search/found_places.hpp"
#include "library/search/plan.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

struct Found {
    RowSet rows;
    std::size_t in_texts; ///< how many rows the full-text index named on the way
    FoundPlaces places;
};

/// Of which question to the full-text index the places of the words are wanted too. No expression: of none.
struct PlacesWanted {
    std::string expression; ///< asks for rows that hold all terms
    std::string for_places; ///< the same, asking for places: the terms are numbered in their order
    std::vector<std::int32_t> terms_of_phrases; ///< of `expression`
    bool many_forms = false;                    ///< terms have so many that `for_places` takes long
    std::size_t terms = 0;
    std::size_t rows = 0; ///< of how many of the newest rows, at least
};

/// The rows that meet a plan.
Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted = {});

/// Those of `within` alone.
Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted, RowSet const& within);

} // namespace florilege::library
