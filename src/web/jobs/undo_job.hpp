#pragma once

#include "library/history/undo_batch.hpp"
#include "web/jobs/job_kind.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace florilege::web {

constexpr std::string_view undo_queue = "undo";

/// A job that takes an import back.
struct Undoing {
    store::JobView job;
    PublicId import;
};
/// Those that the session shows, newest first.
std::vector<Undoing> undoings(store::Session& session, Time now);

/// Takes an import back, `at_once` bookmarks and changes of it; a job soon does the rest. Where there is such
/// a job already, that goes on, with all its tries again where it had failed. Whoever calls rings the bell
/// once it is durable. A Fault as of library::undo_batch().
Result<library::UndoneSoFar> take_import_back(store::Transaction& transaction, library::Shelf const& shelf,
                                              library::Batch const& batch, std::int64_t at_once);

extern JobKind const undo_jobs;

} // namespace florilege::web
