#pragma once

#include "library/edit_many.hpp"

#include <vector>

namespace florilege::library {

/// The keys of those chosen, sorted, each once.
std::vector<BookmarkId> keys_of(store::Transaction& transaction, Shelf const& shelf, ColumnCache& cache,
                                Chosen const& chosen);

} // namespace florilege::library
