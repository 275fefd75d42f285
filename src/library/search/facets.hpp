#pragma once

#include "library/search/facet.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

/// Of so many rows facets are exact.
constexpr std::size_t facets_exact_up_to = 100'000;

/// Counts the tags, sites and years of these rows, and gives of each the `wanted` most frequent. Of more rows
/// than `exact_up_to` the tags and sites are counted in one of every two, three or more, drawn by a hash so
/// that these are not more, and multiplied; the years stay exact.
Facets facets_of(Scope const& scope, RowSet const& rows, std::size_t wanted,
                 std::size_t exact_up_to = facets_exact_up_to);

/// By which the facets of these rows are known again, in this process: SipHash of their bits, with a key that
/// nobody knows, in a fifth of the time that BLAKE2b takes.
FacetsOf::Rows hash_of(RowSet const& rows);

/// The same as facets_of, counted once as long as nothing changes that the viewer may see.
Facets facets_kept(Scope const& scope, FacetCache& cache, RowSet const& rows, std::size_t wanted);

} // namespace florilege::library
