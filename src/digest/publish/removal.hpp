#pragma once

#include "library/history/history.hpp"

#include <optional>
#include <string_view>

namespace florilege::digest {

/// Orders a digest of the shelf's owner no more: nobody finds it or its issues, and its name is free. Files
/// it wrote stay. It is a change that `library::undo` takes back with the below. False where there is none.
bool remove_digest(store::Transaction& transaction, library::Shelf const& shelf, std::string_view slug);

/// For `library::undo`: orders a digest again as it was, issues and all, or no more again. A Fault where
/// another digest has its name by now, or there are as many as can be.
std::optional<Fault> undo_removal(store::Transaction& transaction, library::Shelf const& shelf,
                                  library::Change const& change, std::string_view before);

} // namespace florilege::digest
