#pragma once

#include "library/history/summary.hpp"
#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string_view>

namespace florilege::library {

/// The change by which this is known in the history.
constexpr std::string_view removal_action = "bookmark delete";

/// Deletes a bookmark with everything that hangs on it, as a change that `undo` takes back: it returns with
/// all that named it and to its places in lists. `before` is what it is now, read whole.
void delete_bookmark(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before);

/// Puts back what `before`, written by the above or by this, says. A Fault where an address that comes back
/// is another bookmark's now.
std::optional<Fault> undo_removal(store::Transaction& transaction, Shelf const& shelf, Summary const& summary,
                                  std::string_view before);

} // namespace florilege::library
