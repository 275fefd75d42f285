#include "cli/remote/imports.hpp"

#include "cli/remote/values.hpp"
#include "exchange/report.hpp"

#include <boost/json.hpp>

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

exchange::ImportReport counts_of(json::object const& import)
{
    auto const& counts = import.at("counts").as_object();
    exchange::ImportReport report;
    report.file = text_in(import, "file");
    report.format = text_in(import, "format");
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

library::Batch batch_of(json::object const& import, exchange::ImportReport const& report)
{
    return {library::BatchId{0},
            id_in(import),
            text_in(import, "file"),
            text_in(import, "format"),
            time_in(import, "started").value(),
            time_in(import, "finished"),
            import.at("finished").is_null() ? "{}" : to_json(report),
            time_in(import, "undone")};
}

void add_problem(exchange::ImportReport& report, json::object const& object)
{
    exchange::Problem problem{kind_named(text_in(object, "kind")), {}, text_in(object, "reason")};
    if (!object.at("line").is_null())
        problem.place.line = static_cast<std::uint64_t>(number_in(object, "line"));
    problem.place.part = text_in(object, "part");
    report.problems.push_back(std::move(problem));
}

} // namespace

Result<library::Batch> import_of(Server const& server, std::string const& id)
{
    auto const answered = server.get("imports/" + step(id), {{"limit", std::to_string(at_once)}});
    if (!answered) return answered.error();
    auto const& import = answered->object().at("import").as_object();
    // A report keeps no more problems than one answer holds.
    static_assert(exchange::ImportReport::problems_kept <= at_once);
    auto report = counts_of(import);
    report.problems_omitted = number_in(answered->object(), "omitted");
    for (auto const& problem : answered->items("problems"))
        add_problem(report, problem.as_object());
    return batch_of(import, report);
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

Result<library::Undone> undo_import(Context const& context, PublicId const& id)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const answered = server->post("imports/" + id.text() + "/undo");
    if (!answered) return answered.error();
    return library::Undone{number_in(answered->object(), "removed"),
                           number_in(answered->object(), "restored")};
}

} // namespace florilege::cli
