#include "web/pages/imports/under_way.hpp"

#include "web/jobs/job_reason.hpp"
#include "web/jobs/undo_job.hpp"
#include "web/site/site.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

constexpr std::string_view purpose = "job";
constexpr int most_shown = 200;

} // namespace

std::string_view name_of(store::JobState state)
{
    switch (state) {
    case store::JobState::waiting: return "waiting";
    case store::JobState::running: return "running";
    case store::JobState::dead: return "failed";
    }
    return {};
}

std::int64_t share_of(JobProgress const& progress)
{
    if (progress.of_bytes == 0) return 0;
    return static_cast<std::int64_t>(std::min(progress.bytes, progress.of_bytes) * 100 / progress.of_bytes);
}

std::string kept_reason(Asking const& asking, store::JobView const& job)
{
    auto const noted = asking.site.jobs.failure(job.id);
    auto reason = noted.empty() ? job.reason : noted;
    // What a trial found could not be written down: it comes to nothing, and the trial is made again.
    return is_of_trial(reason) ? "broken" : reason;
}

std::string reason_of(Asking const& asking, store::JobView const& job)
{
    return failure_in(kept_reason(asking, job)).reason();
}

std::optional<library::Batch> import_asked_for(Asking const& asking, store::Session& session)
{
    auto const id = PublicId::parse(asking.capture(0));
    return id ? library::find_batch(session, asking.account().id, *id) : std::nullopt;
}

bool is_under_way(std::vector<UnderWay> const& imports, library::Batch const& batch)
{
    return !batch.finished && std::any_of(imports.begin(), imports.end(),
                                          [&](auto const& one) { return one.order.kept == batch.upload; });
}

std::vector<UnderWay> imports_under_way(Asking const& asking, store::Reader& reader)
{
    std::vector<UnderWay> imports;
    for (auto& job : store::jobs_in(reader, import_queue, most_shown, asking.now)) {
        auto order = import_order(job.payload);
        auto found = job.state == store::JobState::dead ? found_by_trial(job.reason) : std::nullopt;
        imports.push_back({std::move(job), std::move(order), std::move(found)});
    }
    return imports;
}

std::vector<BeingUndone> being_undone(Asking const& asking, store::Reader& reader)
{
    std::vector<BeingUndone> all;
    for (auto& [job, import] : undoings(reader, asking.now))
        if (auto batch = library::find_batch(reader, asking.account().id, import))
            all.push_back({std::move(job), std::move(*batch)});
    return all;
}

std::string sealed_job(Asking const& asking, store::JobId job)
{
    return asking.site.seal.close(purpose, std::to_string(job.value));
}

std::optional<store::JobId> opened_job(Asking const& asking, std::string_view key)
{
    auto const number = asking.site.seal.open(purpose, key);
    if (!number) return std::nullopt;
    return store::JobId{std::stoll(*number)};
}

} // namespace florilege::web
