#include "cli/remote/searches.hpp"

#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "cli/remote/server.hpp"
#include "library/saved_search.hpp"
#include "prelude/iso_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <functional>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string name;
    std::string to;
    bool json = false;
};

json::value sort_of(library::SavedSearch const& search)
{
    if (!search.sort) return nullptr;
    return json::value(library::sort_names.at(static_cast<std::size_t>(*search.sort)));
}

Result<std::vector<library::SavedSearch>> searches_here(Context const& context)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return library::saved_searches(*library->read(), library->account.id);
}

Result<std::vector<library::SavedSearch>> searches_there(Context const& context)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return saved_searches(*server);
}

Exit list(Context& context, Options const& options)
{
    auto const read = is_remote(context) ? searches_there(context) : searches_here(context);
    if (!read) return told(context, read.error());
    auto const& searches = *read;
    for (auto const& search : searches) {
        if (options.json)
            context.terminal.out << json::serialize(json::object{{"id", search.id.text()},
                                                                 {"name", search.name},
                                                                 {"query", search.query},
                                                                 {"sort", sort_of(search)},
                                                                 {"created", iso_seconds(search.created)}})
                                 << '\n';
        else
            context.terminal.out << fmt::format(
                "{}: {}{}\n", search.name, search.query.empty() ? "everything" : search.query,
                search.sort ? fmt::format(" ({} first)", std::string_view{sort_of(search).as_string()}) : "");
    }
    if (searches.empty() && !options.json)
        context.terminal.out << "no search is saved yet; `florilege search --save NAME QUERY` saves one\n";
    return searches.empty() ? Exit::partly : Exit::done;
}

/// A change of a saved search, where the library is.
struct Change {
    std::function<Result<void>(store::Transaction&, library::Shelf const&, library::SearchName const&)> here;
    std::function<Result<void>(Server const&, library::SearchName const&)> there;
};

Result<void> made_here(Context const& context, library::SearchName const& name, Change const& change)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<void> changed = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        changed = change.here(transaction,
                              {library->account.id, vocabulary, std::nullopt, context.clock.now()}, name);
    });
    return changed;
}

Result<void> made_there(Context const& context, library::SearchName const& name, Change const& change)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return change.there(*server, name);
}

Exit change(Context& context, Options const& options, std::string const& summary, Change const& make)
{
    auto const name = library::SearchName::parse(options.name);
    if (!name) {
        told(context, {"NAME", "a saved search's name is not empty"});
        return Exit::usage;
    }
    auto const changed =
        is_remote(context) ? made_there(context, *name, make) : made_here(context, *name, make);
    if (!changed) return told(context, changed.error());
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", summary}}) << '\n';
    else
        context.terminal.out << summary << "; `florilege undo` takes it back\n";
    return Exit::done;
}

Exit rename(Context& context, Options const& options)
{
    auto const to = library::SearchName::parse(options.to);
    if (!to) {
        told(context, {"NEW", "a saved search's name is not empty"});
        return Exit::usage;
    }
    return change(
        context, options, options.name + " → " + to->text(),
        {[&](store::Transaction& transaction, library::Shelf const& shelf, library::SearchName const& name) {
             return library::rename_search(transaction, shelf, name, *to);
         },
         [&](Server const& server, library::SearchName const& name) {
             return rename_search(server, name, *to);
         }});
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);

    auto* const listing = app.add_subcommand("list", "All saved searches");
    listing->add_flag("--json", options->json, "One JSON object a search");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });

    auto* const renaming = app.add_subcommand("rename", "Give a saved search another name");
    renaming->add_option("NAME", options->name, "The saved search")->required();
    renaming->add_option("NEW", options->to, "Its new name")->required();
    renaming->add_flag("--json", options->json, "JSON for programs");
    renaming->callback([options, &action] { action.exit = rename(*action.context, *options); });

    auto* const removing = app.add_subcommand("delete", "Delete a saved search; what it finds stays");
    removing->add_option("NAME", options->name, "The saved search")->required();
    removing->add_flag("--json", options->json, "JSON for programs");
    removing->callback([options, &action] {
        action.exit = change(*action.context, *options, options->name + " is deleted",
                             {library::delete_search, delete_search});
    });
}

} // namespace

Command const searches_command{"searches", "Look after your saved searches",
                               "  florilege search --save unread 'is:unread after:7d'\n"
                               "  florilege search --saved unread\n"
                               "  florilege searches rename unread 'to read'",
                               describe};

} // namespace florilege::cli
