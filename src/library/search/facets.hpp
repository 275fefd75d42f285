#pragma once

#include "library/search/facet.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

/// Counts the tags, sites and years of these rows, and gives of each the `wanted` most frequent. Of more rows
/// than `exact_up_to` the tags and sites are counted in every second, third or further one, so that these are
/// not more, and multiplied; the years stay exact.
Facets facets_of(Scope const& scope, RowSet const& rows, std::size_t wanted,
                 std::size_t exact_up_to = 100'000);

/// The same, counted once as long as nothing changes that the viewer may see.
Facets facets_kept(Scope const& scope, FacetCache& cache, RowSet const& rows, std::size_t wanted);

} // namespace florilege::library
