#pragma once

#include "cli/remote/server.hpp"
#include "library/history/history.hpp"

namespace florilege::cli {

/// A change, and what people call it: by its number here, by a name that is made up elsewhere.
struct NamedChange {
    library::Change change; ///< of one elsewhere the id is 0 and there are no facts
    std::string name;
};

/// The newest changes of a library elsewhere, at most `limit`.
Result<std::vector<NamedChange>> newest_changes(Server const& server, std::size_t limit);

/// Takes a change back, or where none is named the newest that is neither undone nor an undoing; gives what
/// was undone.
Result<NamedChange> undo_there(Context const& context, std::string const& change);

} // namespace florilege::cli
