#pragma once

#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"
#include "library/search/search.hpp"

namespace florilege::library {

/// Counts the tags, sites and years of these rows, and gives of each the `wanted` most frequent. All counts
/// are exact.
Facets facets_of(Scope const& scope, RowSet const& rows, std::size_t wanted);

} // namespace florilege::library
