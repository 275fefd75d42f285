#pragma once

#include "cli/remote/server.hpp"
#include "library/history/batch.hpp"

namespace florilege::cli {

/// Whether reports are to hold their problems, which are asked for one import at a time.
enum class Problems { none, all };

/// The imports of a library elsewhere with their reports, the newest first.
Result<std::vector<library::Batch>> all_imports(Server const& server, Problems problems);

/// One, with its whole report.
Result<library::Batch> import_of(Server const& server, std::string const& id);

Result<library::Undone> undo_import(Context const& context, PublicId const& id);

} // namespace florilege::cli
