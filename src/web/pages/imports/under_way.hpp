#pragma once

#include "library/history/batch.hpp"
#include "store/jobs.hpp"
#include "text/mustache/fields.hpp"
#include "web/jobs/import_job.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// An import that runs, waits, or failed.
struct UnderWay {
    store::JobView job;
    ImportOrder order;
    std::string key; ///< names it in forms
};

/// The visitor's, newest first.
std::vector<UnderWay> imports_under_way(Asking const& asking, store::Reader& reader);

/// The visitor's import that the first step in braces names; nothing where there is none.
std::optional<library::Batch> import_asked_for(Asking const& asking, store::Session& session);

/// Whether one of these is what an import comes from that has not ended.
bool is_under_way(std::vector<UnderWay> const& imports, library::Batch const& batch);

/// "waiting", "running", "failed".
std::string_view name_of(store::JobState state);
/// How many hundredths of its file are read.
std::int64_t share_of(JobProgress const& progress);
/// Why the last try failed, as the database has it or as memory does; empty where none did.
std::string reason_of(Asking const& asking, UnderWay const& import);

/// The job that a key names; nothing for what is no key.
std::optional<store::JobId> opened_job(Asking const& asking, std::string_view key);
std::string sealed_job(Asking const& asking, store::JobId job);

/// How far it is: "12,000 bookmarks · 42 %"; when it is tried again; or why it failed.
std::string state_in_words(Asking const& asking, UnderWay const& import);

/// What the template `under_way` says of them.
std::vector<text::Fields> under_way_fields(Asking const& asking, std::vector<UnderWay> const& imports);

/// The same as JSON, for the script of a page that is up: {"imports":[{"key","state","share","text"}]}.
std::string under_way_json(Asking const& asking, std::vector<UnderWay> const& imports);

} // namespace florilege::web
