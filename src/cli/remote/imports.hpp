#pragma once

#include "cli/remote/server.hpp"
#include "exchange/report.hpp"
#include "library/history/batch.hpp"

#include <boost/json/fwd.hpp>

namespace florilege::cli {

/// Whether reports are to hold their problems, which are asked for one import at a time.
enum class Problems { none, all };

/// The imports of a library elsewhere with their reports, the newest first.
Result<std::vector<library::Batch>> all_imports(Server const& server, Problems problems);

/// One, with its whole report.
Result<library::Batch> import_of(Server const& server, std::string const& id);

/// What an upload that was tried would become, as its JSON tells.
exchange::ImportReport trial_of(boost::json::object const& upload);

Result<library::Undone> undo_import(Context const& context, PublicId const& id);

} // namespace florilege::cli
