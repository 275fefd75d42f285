#include "library/history/history.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/remote/changes.hpp"
#include "cli/remote/remote_library.hpp"
#include "cli/whole_number.hpp"
#include "digest/publish/removal.hpp"
#include "prelude/iso_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::size_t limit = 20;
    std::string change; ///< its number, or what a site calls it
    bool json = false;
};

/// Changes as they are told: with the account whose zone their times are in.
struct Told {
    std::vector<NamedChange> changes;
    accounts::Account account;
};

NamedChange numbered(library::Change change)
{
    auto number = std::to_string(change.id.value);
    return {std::move(change), std::move(number)};
}

Result<Told> changes_here(Context const& context, std::size_t limit)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    Told history{{}, library->account};
    for (auto& change : library::changes_of(*library->read(), library->account.id, limit))
        history.changes.push_back(numbered(std::move(change)));
    return history;
}

Result<Told> changes_there(Context const& context, std::size_t limit)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    auto changes = newest_changes(there->server, limit);
    if (!changes) return changes.error();
    return Told{std::move(*changes), there->account};
}

boost::json::object object_of(NamedChange const& named)
{
    auto const& change = named.change;
    boost::json::object object;
    // A number of this machine, or a name that a site made up.
    if (change.id.value > 0)
        object["number"] = change.id.value;
    else
        object["change"] = named.name;
    object["at"] = iso_seconds(change.at);
    object["action"] = change.action;
    object["summary"] = change.text();
    object["undone"] = change.undone.has_value();
    return object;
}

Exit list(Context& context, Options const& options)
{
    auto const read =
        is_remote(context) ? changes_there(context, options.limit) : changes_here(context, options.limit);
    if (!read) return told(context, read.error());
    auto const& changes = read->changes;
    auto const zone = zone_of(read->account);
    for (auto const& one : changes) {
        auto const& change = one.change;
        if (options.json)
            context.terminal.out << boost::json::serialize(object_of(one)) << '\n';
        else
            context.terminal.out << fmt::format("{:>5}  {}  {}: {}{}\n", one.name, written(change.at, zone),
                                                change.action, change.text(),
                                                change.undone ? " (undone)" : "");
    }
    if (changes.empty() && !options.json) context.terminal.out << "nothing has been changed yet\n";
    return changes.empty() ? Exit::partly : Exit::done;
}

Result<NamedChange> undo_here(Context const& context, std::int64_t number)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<library::Change> undone = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::Shelf const shelf{library->account.id, vocabulary, std::nullopt, context.clock.now()};
        undone = number == 0
                     ? library::undo_last(transaction, shelf, digest::undo_removal)
                     : library::undo(transaction, shelf, library::ChangeId{number}, digest::undo_removal);
    });
    if (!undone) return undone.error();
    return numbered(std::move(*undone));
}

/// The number that was typed, 0 where none was; nothing for what is none.
std::optional<std::int64_t> number_in(std::string const& text)
{
    std::int64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    if (!text.empty() && (read.ec != std::errc{} || read.ptr != end || number < 1)) return std::nullopt;
    return number;
}

Exit undo(Context& context, Options const& options)
{
    auto const number = number_in(options.change);
    if (!is_remote(context) && !number) {
        told(context, {options.change, "is no number of a change; `florilege history` shows them"});
        return Exit::usage;
    }
    auto const undone =
        is_remote(context) ? undo_there(context, options.change) : undo_here(context, *number);
    if (!undone) return told(context, undone.error());
    auto const& change = undone->change;
    if (options.json)
        context.terminal.out << boost::json::serialize(object_of(*undone)) << '\n';
    else
        context.terminal.out << library::in_sense(turned(change.sense), change.action + ": " + change.summary)
                             << '\n';
    return Exit::done;
}

void describe_history(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--limit", options->limit, "How many to show")
        ->check(whole_number(1))
        ->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object a change");
    app.callback([options, &action] { action.exit = list(*action.context, *options); });
}

void describe_undo(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option(
        "NUMBER", options->change,
        "Which change, as `florilege history` numbers or, of a site, names it (default: the newest "
        "that is not undone yet and is no undoing)");
    app.add_flag("--json", options->json, "One JSON object: the change that was undone");
    app.callback([options, &action] { action.exit = undo(*action.context, *options); });
}

} // namespace

Command const history_command{"history", "See what was changed, the newest first",
                              "  florilege history --limit 5", describe_history};
Command const undo_command{
    "undo", "Take a change back, or make it again by taking the undoing back",
    "  florilege undo\n"
    "  florilege undo 17\n"
    "Without a number each undo goes one change further back; by its number an undoing is undone too.",
    describe_undo};

} // namespace florilege::cli
