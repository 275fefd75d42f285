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

/// The rows that meet a plan.
Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted = {});

/// Those of `within` alone.
Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted, RowSet const& within);

} // namespace florilege::library
