#include "web/pages/imports/under_way.hpp"

#include "web/jobs/job_reason.hpp"
#include "web/pages/imports/upload_form.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/site.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::string_view purpose = "job";
constexpr int most_shown = 200;

/// Words that stand for a reason; other reasons are told by those who found them.
constexpr std::array<std::string_view, 7> known_reasons{"empty", "unknown", "another-format", "disk-full",
                                                        "gone",  "stopped", "broken"};

/// Why the last try failed, as it is kept.
std::string kept_reason(Asking const& asking, UnderWay const& import)
{
    auto const noted = asking.site.jobs.failure(import.job.id);
    return noted.empty() ? import.job.reason : noted;
}

std::string reason_in_words(Asking const& asking, std::string const& reason)
{
    auto const& words = asking.words();
    if (reason == store::program_ended) return std::string{words.text("imports.reason.ended")};
    if (std::find(known_reasons.begin(), known_reasons.end(), reason) != known_reasons.end())
        return std::string{words.text("imports.reason." + reason)};
    return in_words(words, "imports.reason.other", failure_in(reason));
}

std::int64_t minutes_until(Time due, Time now)
{
    auto const left = std::chrono::ceil<std::chrono::minutes>(due - now);
    return std::max<std::int64_t>(1, left.count());
}

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

std::string reason_of(Asking const& asking, UnderWay const& import)
{
    return failure_in(kept_reason(asking, import)).reason();
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
        auto key = sealed_job(asking, job.id);
        imports.push_back({std::move(job), std::move(order), std::move(key)});
    }
    return imports;
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

std::string state_in_words(Asking const& asking, UnderWay const& import)
{
    auto const& words = asking.words();
    auto const reason = kept_reason(asking, import);
    switch (import.job.state) {
    case store::JobState::running: {
        auto const progress = asking.site.jobs.progress(import.job.id).value_or(JobProgress{});
        return words.say("imports.progress", {{"count", progress.items}, {"share", share_of(progress)}});
    }
    case store::JobState::waiting:
        if (reason.empty()) return std::string{words.text("imports.waits")};
        return reason_in_words(asking, reason) + ' ' +
               words.say("imports.again-in", {{"minutes", minutes_until(import.job.due, asking.now)}});
    case store::JobState::dead: return reason_in_words(asking, reason);
    }
    return {};
}

std::vector<Fields> under_way_fields(Asking const& asking, std::vector<UnderWay> const& imports)
{
    std::vector<Fields> rows;
    for (auto const& import : imports) {
        auto const state = import.job.state;
        auto const progress = asking.site.jobs.progress(import.job.id);
        Fields row;
        row.set("job", import.key);
        row.set("file", import.order.file);
        row.set("state", std::string{name_of(state)});
        row.set("text", state_in_words(asking, import));
        row.say("running", state == store::JobState::running);
        row.say("waiting", state == store::JobState::waiting);
        row.say("failed", state == store::JobState::dead);
        row.set("share", std::to_string(progress ? share_of(*progress) : 0));
        row.list("retry_formats", format_choices(asking.words(), import.order.format));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string under_way_json(Asking const& asking, std::vector<UnderWay> const& imports)
{
    namespace json = boost::json;
    json::array rows;
    for (auto const& import : imports) {
        auto const progress = asking.site.jobs.progress(import.job.id);
        rows.push_back(json::object{{"key", import.key},
                                    {"state", name_of(import.job.state)},
                                    {"share", progress ? share_of(*progress) : 0},
                                    {"text", state_in_words(asking, import)}});
    }
    return json::serialize(json::object{{"imports", std::move(rows)}});
}

} // namespace florilege::web
