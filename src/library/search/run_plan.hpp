#pragma once

#include "library/search/plan.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

/// The rows that meet a plan.
RowSet rows_of(Scope const& scope, Plan const& plan);

} // namespace florilege::library
