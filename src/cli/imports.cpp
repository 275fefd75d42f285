#include "cli/remote/imports.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/import_report.hpp"
#include "cli/library.hpp"
#include "cli/remote/remote_library.hpp"
#include "library/history/undo_batch.hpp"
#include "prelude/iso_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string id;
    bool json = false;
};

std::string state_of(library::Batch const& batch)
{
    if (batch.undone) return "undone";
    if (batch.is_half_undone()) return "partly undone: undo it again for the rest";
    if (!batch.finished) return "under way, or interrupted: then import the file again";
    auto const report = exchange::read_report(batch.report);
    return fmt::format("{} added, {} updated, {} unchanged, {} rejected", report.added, report.updated,
                       report.unchanged, report.rejected);
}

json::object object_of(library::Batch const& batch)
{
    json::object object{{"id", batch.public_id.text()},
                        {"file", batch.file},
                        {"format", batch.format},
                        {"started", iso_seconds(batch.started)},
                        {"finished", batch.finished.has_value()},
                        {"undone", batch.undone.has_value()},
                        {"report", json::parse(batch.report)}};
    return object;
}

/// With the account whose zone the times are told in.
struct Imports {
    std::vector<library::Batch> batches;
    accounts::Account account;
};

Result<Imports> imports_here(Context const& context)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return Imports{library::batches_of(*library->read(), library->account.id), library->account};
}

Result<Imports> imports_there(Context const& context, Options const& options)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    auto batches = all_imports(there->server, options.json ? Problems::all : Problems::none);
    if (!batches) return batches.error();
    return Imports{std::move(*batches), there->account};
}

Exit list(Context& context, Options const& options)
{
    auto const read = is_remote(context) ? imports_there(context, options) : imports_here(context);
    if (!read) return told(context, read.error());
    auto const zone = zone_of(read->account);
    auto const& batches = read->batches;
    for (auto const& batch : batches) {
        if (!options.id.empty() && batch.public_id.text() != options.id) continue;
        if (options.json)
            context.terminal.out << json::serialize(object_of(batch)) << '\n';
        else
            context.terminal.out << fmt::format("{}  {}  {} ({}): {}\n", batch.public_id.text(),
                                                written(batch.started, zone), batch.file, batch.format,
                                                state_of(batch));
    }
    if (batches.empty() && !options.json) context.terminal.out << "nothing has been imported yet\n";
    return batches.empty() ? Exit::partly : Exit::done;
}

Exit no_id(Context const& context, Options const& options)
{
    told(context, {options.id, "is no import's id; `florilege imports list` shows them"});
    return Exit::usage;
}

Result<Imports> import_here(Context const& context, PublicId const& id)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto batch = library::find_batch(*library->read(), library->account.id, id);
    if (!batch) return Fault{id.text(), "there is no such import; `florilege imports list` shows them"};
    return Imports{{std::move(*batch)}, library->account};
}

Result<Imports> import_there(Context const& context, PublicId const& id)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    auto batch = import_of(there->server, id.text());
    if (!batch) return batch.error();
    return Imports{{std::move(*batch)}, there->account};
}

Exit show(Context& context, Options const& options)
{
    auto const id = PublicId::parse(options.id);
    if (!id) return no_id(context, options);
    auto const read = is_remote(context) ? import_there(context, *id) : import_here(context, *id);
    if (!read) return told(context, read.error());
    auto const* const batch = &read->batches.front();
    bool const is_whole = batch->finished && !batch->undone;
    context.terminal.out << fmt::format("{}{}\n", written(batch->started, zone_of(read->account)),
                                        is_whole ? "" : ": " + state_of(*batch));
    if (batch->finished) tell(context.terminal, exchange::read_report(batch->report), true);
    return Exit::done;
}

Result<library::Undone> undo_here(Context const& context, PublicId const& id)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    for (;;) {
        auto const undone =
            library::undo_some(*library->database, library->account.id, id, context.clock.now());
        if (!undone) return undone.error();
        if (undone->is_whole) return undone->counts;
    }
}

Exit undo(Context& context, Options const& options)
{
    auto const id = PublicId::parse(options.id);
    if (!id) return no_id(context, options);
    auto const undone = is_remote(context) ? undo_import(context, *id) : undo_here(context, *id);
    if (!undone) return told(context, undone.error());
    context.terminal.out << fmt::format("{} bookmarks taken out again, {} changes taken back\n",
                                        undone->removed, undone->restored);
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);
    auto* const listing = app.add_subcommand("list", "What was imported, the newest first");
    listing->add_option("ID", options->id, "Only this one");
    listing->add_flag("--json", options->json, "One JSON object an import, with its whole report");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });
    auto* const showing = app.add_subcommand("show", "The report of one, with all its problems");
    showing->add_option("ID", options->id, "Which one")->required();
    showing->callback([options, &action] { action.exit = show(*action.context, *options); });
    auto* const undoing = app.add_subcommand("undo", "Take an import back, whole");
    undoing->add_option("ID", options->id, "Which one")->required();
    undoing->callback([options, &action] { action.exit = undo(*action.context, *options); });
}

} // namespace

Command const imports_command{"imports", "See what was imported, and take it back",
                              "  florilege imports list\n"
                              "  florilege imports show Xx4…\n"
                              "  florilege imports undo Xx4…",
                              describe};

} // namespace florilege::cli
