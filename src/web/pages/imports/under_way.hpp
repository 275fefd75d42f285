#pragma once

#include "library/history/batch.hpp"
#include "store/jobs.hpp"
#include "web/jobs/import_job.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// An import that runs, waits, or failed; or a trial of one, which may have ended.
struct UnderWay {
    store::JobView job;
    ImportOrder order;
    std::optional<exchange::ImportReport> found = {}; ///< by a trial that ended
};

/// The visitor's, newest first.
std::vector<UnderWay> imports_under_way(Asking const& asking, store::Reader& reader);

/// An import of the visitor's that is being taken back, by a job that runs, waits, or failed.
struct BeingUndone {
    store::JobView job;
    library::Batch batch;
};

/// The visitor's, newest first.
std::vector<BeingUndone> being_undone(Asking const& asking, store::Reader& reader);

/// The visitor's import that the first step in braces names; nothing where there is none.
std::optional<library::Batch> import_asked_for(Asking const& asking, store::Session& session);

/// Whether one of these is what an import comes from that has not ended.
bool is_under_way(std::vector<UnderWay> const& imports, library::Batch const& batch);

/// "waiting", "running", "failed".
std::string_view name_of(store::JobState state);
/// How many hundredths of its file are read.
std::int64_t share_of(JobProgress const& progress);
/// Why the last try failed, as the database has it or as memory does: as it is kept, and for people who read
/// English. Empty where none did.
std::string kept_reason(Asking const& asking, store::JobView const& job);
std::string reason_of(Asking const& asking, store::JobView const& job);

/// The job that a key names; nothing for what is no key.
std::optional<store::JobId> opened_job(Asking const& asking, std::string_view key);
std::string sealed_job(Asking const& asking, store::JobId job);

} // namespace florilege::web
