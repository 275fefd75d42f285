#include "cli/remote/imports.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <thread>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t at_once = 1000; ///< that one answer holds

exchange::Problem::Kind kind_named(std::string_view word)
{
    using Kind = exchange::Problem::Kind;
    if (word == word_of(Kind::rejected)) return Kind::rejected;
    return word == word_of(Kind::skipped) ? Kind::skipped : Kind::warning;
}

/// Of an import, or of a trial of one.
exchange::ImportReport counts_of(json::object const& told)
{
    auto const& counts = told.at("counts").as_object();
    exchange::ImportReport report;
    report.format = text_in(told, "format");
    report.read = number_in(counts, "read");
    report.added = number_in(counts, "added");
    report.updated = number_in(counts, "updated");
    report.unchanged = number_in(counts, "unchanged");
    report.rejected = number_in(counts, "rejected");
    report.highlights = number_in(counts, "highlights");
    report.notes = number_in(counts, "notes");
    report.tags = number_in(counts, "tags");
    report.unresolved = number_in(counts, "unresolved");
    return report;
}

std::optional<library::Undone> taken_back_of(json::object const& import)
{
    // A site of an earlier version does not tell.
    auto const* const counts = import.if_contains("taken_back");
    if (counts == nullptr || counts->is_null()) return std::nullopt;
    auto const& so_far = counts->as_object();
    return library::Undone{number_in(so_far, "removed"), number_in(so_far, "restored")};
}

library::Batch batch_of(json::object const& import, exchange::ImportReport report)
{
    report.file = text_in(import, "file");
    return {library::BatchId{0},
            id_in(import),
            text_in(import, "file"),
            text_in(import, "format"),
            time_in(import, "started").value(),
            time_in(import, "finished"),
            import.at("finished").is_null() ? "{}" : to_json(report),
            time_in(import, "undone"),
            {},
            taken_back_of(import)};
}

void add_problem(exchange::ImportReport& report, json::object const& object)
{
    exchange::Problem problem{kind_named(text_in(object, "kind")), {}, text_in(object, "reason")};
    if (!object.at("line").is_null())
        problem.place.line = static_cast<std::uint64_t>(number_in(object, "line"));
    problem.place.part = text_in(object, "part");
    report.problems.push_back(std::move(problem));
}

void add_problems(exchange::ImportReport& report, json::object const& told)
{
    report.problems_omitted = number_in(told, "omitted");
    for (auto const& problem : told.at("problems").as_array())
        add_problem(report, problem.as_object());
}

} // namespace

exchange::ImportReport trial_of(json::object const& upload)
{
    auto const& trial = upload.at("trial").as_object();
    auto report = counts_of(trial);
    report.dry_run = true;
    add_problems(report, trial);
    return report;
}

Result<library::Batch> import_of(Server const& server, std::string const& id)
{
    auto const answered = server.get("imports/" + step(id), {{"limit", std::to_string(at_once)}});
    if (!answered) return answered.error();
    auto const& import = answered->object().at("import").as_object();
    // A report keeps no more problems than one answer holds.
    static_assert(exchange::ImportReport::problems_kept <= at_once);
    auto report = counts_of(import);
    add_problems(report, answered->object());
    return batch_of(import, std::move(report));
}

Result<std::vector<library::Batch>> all_imports(Server const& server, Problems problems)
{
    std::vector<library::Batch> batches;
    std::size_t had = 0;
    do {
        had = batches.size();
        auto const answered =
            server.get("imports", {{"limit", std::to_string(at_once)}, {"offset", std::to_string(had)}});
        if (!answered) return answered.error();
        for (auto const& item : answered->items())
            batches.push_back(batch_of(item.as_object(), counts_of(item.as_object())));
    } while (batches.size() - had == at_once);
    if (problems == Problems::none) return batches;
    for (auto& batch : batches) {
        auto whole = import_of(server, batch.public_id.text());
        if (!whole) return whole.error();
        batch = std::move(*whole);
    }
    return batches;
}

namespace {

constexpr std::chrono::milliseconds between_looks{500};
constexpr int looks_in_vain = 240; ///< two minutes without a step

/// Waits until a site has taken back what it has begun to.
Result<library::Undone> end_of_undo(Server const& server, PublicId const& id)
{
    library::Undone so_far;
    for (int in_vain = 0; in_vain < looks_in_vain; ++in_vain) {
        if (in_vain > 0) std::this_thread::sleep_for(between_looks);
        auto const batch = import_of(server, id.text());
        if (!batch) return batch.error();
        auto const now = batch->taken_back.value_or(so_far);
        if (batch->undone) return now;
        if (now != so_far) in_vain = 0;
        so_far = now;
    }
    return Fault{id.text(), "is taken back there in part; what is left of it waits or has failed there"};
}

} // namespace

Result<library::Undone> undo_import(Context const& context, PublicId const& id)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const answered = server->post("imports/" + id.text() + "/undo");
    if (!answered) return answered.error();
    return end_of_undo(*server, id);
}

} // namespace florilege::cli
