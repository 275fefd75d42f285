#include "library/history.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "prelude/iso_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::size_t limit = 20;
    std::int64_t number = 0;
    bool json = false;
};

Exit list(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const zone = zone_of(library->account);
    auto const reader = library->read();
    auto const changes = library::changes_of(*reader, library->account.id, options.limit);
    for (auto const& change : changes) {
        if (options.json)
            context.terminal.out << boost::json::serialize(
                                        boost::json::object{{"number", change.id.value},
                                                            {"at", iso_seconds(change.at)},
                                                            {"action", change.action},
                                                            {"summary", change.summary},
                                                            {"undone", change.undone.has_value()}})
                                 << '\n';
        else
            context.terminal.out << fmt::format("{:>5}  {}  {}: {}{}\n", change.id.value,
                                                written(change.at, zone), change.action, change.summary,
                                                change.undone ? " (undone)" : "");
    }
    if (changes.empty() && !options.json) context.terminal.out << "nothing has been changed yet\n";
    return changes.empty() ? Exit::partly : Exit::done;
}

Exit undo(Context& context, Options const& options)
{
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    Result<library::Change> undone = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::Shelf const shelf{library->account.id, vocabulary, std::nullopt, context.clock.now()};
        undone = options.number == 0 ? library::undo_last(transaction, shelf)
                                     : library::undo(transaction, shelf, library::ChangeId{options.number});
    });
    if (!undone) return told(context, undone.error());
    context.terminal.out << fmt::format("undone: {}: {}\n", undone->action, undone->summary);
    return Exit::done;
}

void describe_history(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--limit", options->limit, "How many to show")->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object a change");
    app.callback([options, &action] { action.exit = list(*action.context, *options); });
}

void describe_undo(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("NUMBER", options->number,
                   "Which change, as `florilege history` numbers it (default: the last)");
    app.callback([options, &action] { action.exit = undo(*action.context, *options); });
}

} // namespace

Command const history_command{"history", "See what was changed, the newest first",
                              "  florilege history --limit 5", describe_history};
Command const undo_command{"undo", "Take a change back", "  florilege undo\n  florilege undo 17",
                           describe_undo};

} // namespace florilege::cli
