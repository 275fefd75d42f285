#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "cli/list_reading.hpp"
#include "cli/remote/lists.hpp"
#include "cli/remote/server.hpp"
#include "cli/whole_number.hpp"
#include "library/lists/list_changes.hpp"
#include "library/read.hpp"
#include "library/take.hpp"
#include "text/utf8/utf8.hpp"

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
    std::string path;
    std::string text; ///< a title, a note, another path
    std::optional<std::string> note;
    std::vector<std::string> names;
    std::vector<std::int64_t> places;
    std::int64_t from = 0;
    std::optional<std::int64_t> at;
    bool make_public = false;
    bool make_private = false;
    bool json = false;
};

/// A change where the library is; gives what the history calls it.
struct Change {
    std::function<Result<std::string>(store::Transaction&, library::Shelf const&)> here;
    std::function<Result<std::string>(Server const&)> there;
};

Result<std::string> made_here(Context const& context, Change const& change)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<std::string> changed = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        transaction.see_as(library->account.id.value);
        library::Vocabulary vocabulary{library->account.id};
        changed =
            change.here(transaction, {library->account.id, vocabulary, std::nullopt, context.clock.now()});
    });
    return changed;
}

Result<std::string> made_there(Context const& context, Change const& change)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return change.there(*server);
}

Exit change(Context& context, Options const& options, Change const& make)
{
    for (auto const* text : {&options.path, &options.text})
        if (!text::is_valid(*text)) return told(context, {"list", "the text is not UTF-8"});
    if (options.note && !text::is_valid(*options.note))
        return told(context, {"--note", "the text is not UTF-8"});
    auto const changed = is_remote(context) ? made_there(context, make) : made_here(context, make);
    if (!changed) return told(context, changed.error());
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", *changed}}) << '\n';
    else
        context.terminal.out << *changed << "; `florilege undo` takes it back\n";
    return Exit::done;
}

/// Asks a site for a change of a list, whose path in the API is given, too.
using ChangeThere = std::function<Result<Answered>(Server const&, std::string const& path)>;

/// A change of the list at PATH.
Exit change_list(Context& context, Options const& options,
                 std::function<Result<std::string>(store::Transaction&, library::Shelf const&,
                                                   library::ListHead const&)> const& here,
                 ChangeThere const& there)
{
    return change(context, options,
                  {[&](store::Transaction& transaction, library::Shelf const& shelf) {
                       auto const list =
                           library::find_list(library::all_lists(transaction, shelf.owner), options.path);
                       return list ? here(transaction, shelf, *list) : Result<std::string>{list.error()};
                   },
                   [&](Server const& server) -> Result<std::string> {
                       auto const list = find_list(server, options.path);
                       if (!list) return list.error();
                       return summary_of(server, there(server, "lists/" + list->id.text()));
                   }});
}

library::ListPath titles_of(std::string_view path)
{
    library::ListPath titles;
    for (std::size_t begin = 0; begin <= path.size();) {
        auto const end = std::min(path.find('/', begin), path.size());
        titles.emplace_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return titles;
}

Exit create(Context& context, Options const& options)
{
    auto const audience = options.make_public ? accounts::Audience::everyone() : accounts::Audience::me();
    auto const titles = titles_of(options.path);
    return change(
        context, options,
        {[&](store::Transaction& transaction, library::Shelf const& shelf) {
             return library::create_list(transaction, shelf, {titles, options.note.value_or(""), audience});
         },
         [&](Server const& server) {
             json::object body{{"path", json::array(titles.begin(), titles.end())},
                               {"audience", options.make_public ? "public" : "me"}};
             if (options.note) body["note"] = *options.note;
             return summary_of(server, server.post("lists", body));
         }});
}

/// What a word names: a bookmark by its id or one it once had, a highlight by its id, a page by its address.
Result<library::ListDraft::Entry> entry_of(store::Transaction& transaction, library::Shelf const& shelf,
                                           std::string const& word)
{
    if (auto const id = PublicId::parse(word)) {
        if (auto const key = library::find_bookmark(transaction, *id))
            return library::ListDraft::Entry{library::read_bookmark(transaction, *key)->content.id, {}, {}};
        return library::ListDraft::Entry{{}, id, {}};
    }
    auto url = text::Url::parse(word);
    if (!url && url.error().fault == text::UrlFault::missing_scheme)
        url = text::Url::parse("https://" + word);
    if (!url) return Fault{word, "is neither an id nor an address"};
    library::BookmarkDraft page;
    page.url = std::move(*url);
    auto const key = library::find_kept(transaction, shelf, page);
    if (!key) return Fault{word, "is not saved yet; `florilege add` saves it"};
    return library::ListDraft::Entry{library::read_bookmark(transaction, *key)->content.id, {}, {}};
}

/// What is to be put into a list, and where.
json::object placed(json::array entries, Options const& options)
{
    json::object body{{"entries", std::move(entries)}};
    if (options.at) body["at"] = *options.at;
    return body;
}

Exit add(Context& context, Options const& options)
{
    if (options.note && options.names.size() > 1) {
        told(context, {"--note", "is said beside one entry; add them one by one"});
        return Exit::usage;
    }
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf,
            library::ListHead const& list) -> Result<std::string> {
            std::vector<library::ListDraft::Entry> entries;
            for (auto const& name : options.names) {
                auto entry = entry_of(transaction, shelf, name);
                if (!entry) return entry.error();
                entry->note = options.note.value_or("");
                entries.push_back(std::move(*entry));
            }
            return library::add_to_list(transaction, shelf, list, entries, options.at);
        },
        [&](Server const& server, std::string const& path) -> Result<Answered> {
            json::array entries;
            for (auto const& name : options.names) {
                auto entry = entry_of(server, name);
                if (!entry) return entry.error();
                if (options.note && !options.note->empty()) (*entry)["note"] = *options.note;
                entries.push_back(std::move(*entry));
            }
            return server.post(path + "/entries", placed(std::move(entries), options));
        });
}

Exit put_note(Context& context, Options const& options)
{
    if (options.text.empty()) {
        told(context, {"TEXT", "a text between entries is not empty"});
        return Exit::usage;
    }
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            std::array const entries{library::ListDraft::Entry{{}, {}, options.text}};
            return library::add_to_list(transaction, shelf, list, entries, options.at);
        },
        [&](Server const& server, std::string const& path) {
            return server.post(path + "/entries", placed({json::object{{"note", options.text}}}, options));
        });
}

Exit move(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::move_in_list(transaction, shelf, list, options.from, *options.at);
        },
        [&](Server const& server, std::string const& path) {
            return server.post(path + "/move", json::object{{"from", options.from}, {"to", *options.at}});
        });
}

Exit remove(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::remove_from_list(transaction, shelf, list, options.places);
        },
        [&](Server const& server, std::string const& path) {
            json::array places(options.places.begin(), options.places.end());
            return server.post(path + "/remove", json::object{{"places", std::move(places)}});
        });
}

Exit rename(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::rename_list(transaction, shelf, list, options.text);
        },
        [&](Server const& server, std::string const& path) {
            return server.patch(path, json::object{{"title", options.text}});
        });
}

Exit edit(Context& context, Options const& options)
{
    library::ListWords words{options.note, std::nullopt};
    if (options.make_public) words.audience = accounts::Audience::everyone();
    if (options.make_private) words.audience = accounts::Audience::me();
    if (!words.note && !words.audience) {
        told(context, {"list edit", "says nothing new; give --note, --public or --private"});
        return Exit::usage;
    }
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::describe_list(transaction, shelf, list, words);
        },
        [&](Server const& server, std::string const& path) {
            json::object body;
            if (options.note) body["note"] = *options.note;
            if (words.audience) body["audience"] = words.audience->is_public() ? "public" : "me";
            return server.patch(path, body);
        });
}

Exit put_under(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf,
            library::ListHead const& list) -> Result<std::string> {
            if (options.text.empty()) return library::put_list(transaction, shelf, list, std::nullopt);
            auto under = library::find_list(library::all_lists(transaction, shelf.owner), options.text);
            if (!under) return under.error();
            return library::put_list(transaction, shelf, list, std::move(*under));
        },
        [&](Server const& server, std::string const& path) -> Result<Answered> {
            if (options.text.empty()) return server.patch(path, json::object{{"under", nullptr}});
            auto const under = find_list(server, options.text);
            if (!under) return under.error();
            return server.patch(path, json::object{{"under", under->id.text()}});
        });
}

using Run = Exit (*)(Context&, Options const&);

/// A subcommand about the list at PATH.
CLI::App* subcommand(CLI::App& app, char const* name, char const* summary,
                     std::shared_ptr<Options> const& options, Action& action, Run run)
{
    auto* const made = app.add_subcommand(name, summary);
    made->add_option("PATH", options->path,
                     "The list: its title, behind those it stands in and slashes; or its id")
        ->required();
    made->add_flag("--json", options->json, "JSON for programs");
    made->callback([options, &action, run] { action.exit = run(*action.context, *options); });
    return made;
}

void add_place(CLI::App& app, std::shared_ptr<Options> const& options)
{
    app.add_option("--at", options->at, "The place to put it at, from 1 (default: the end)")
        ->type_name("N")
        ->check(whole_number(1));
}

void describe_entries(CLI::App& app, std::shared_ptr<Options> const& options, Action& action)
{
    auto* const adding =
        subcommand(app, "add", "Put saved pages and highlights into a list", options, action, add);
    adding
        ->add_option("NAME", options->names, "A bookmark's or highlight's id, or the address of a saved page")
        ->required();
    add_place(*adding, options);
    adding->add_option("--note", options->note, "What to say beside it")->type_name("TEXT");

    auto* const between = subcommand(app, "note", "Put a text between entries", options, action, put_note);
    between->add_option("TEXT", options->text, "The text")->required();
    add_place(*between, options);

    auto* const moving = subcommand(app, "move", "Move an entry to another place", options, action, move);
    moving->add_option("FROM", options->from, "Where it stands, as `list show` numbers it")
        ->required()
        ->check(whole_number(1));
    moving->add_option("TO", options->at, "Where it shall stand")->required()->check(whole_number(1));

    auto* const removing = subcommand(app, "remove", "Take entries out of a list; they stay in the library",
                                      options, action, remove);
    removing->add_option("N", options->places, "Where it stands, as `list show` numbers it")
        ->required()
        ->check(whole_number(1));
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(0, 1);
    app.add_flag("--json", options->json, "JSON for programs");
    app.final_callback([&app, options, &action] {
        if (app.get_subcommands().empty()) action.exit = tell_lists(*action.context, options->json);
    });

    subcommand(
        app, "show", "What stands in a list, in its order", options, action,
        [](Context& context, Options const& given) { return show_list(context, given.path, given.json); });
    auto* const creating = subcommand(app, "create", "Make a list, and those around it that are missing",
                                      options, action, create);
    creating->add_option("--note", options->note, "What it is about")->type_name("TEXT");
    creating->add_flag("--public", options->make_public, "For everyone; what is private in it stays so");

    describe_entries(app, options, action);

    auto* const renaming = subcommand(app, "rename", "Give a list another title", options, action, rename);
    renaming->add_option("TITLE", options->text, "Its new title")->required();

    auto* const editing = subcommand(app, "edit", "Say something else about a list", options, action, edit);
    editing->add_option("--note", options->note, "What it is about")->type_name("TEXT");
    auto* const make_private = editing->add_flag("--private", options->make_private, "For you alone");
    editing->add_flag("--public", options->make_public, "For everyone; what is private in it stays so")
        ->excludes(make_private);

    auto* const putting = subcommand(app, "put", "Put a list under another; without one, at the top", options,
                                     action, put_under);
    putting->add_option("UNDER", options->text, "The list it shall stand in");

    subcommand(app, "delete", "Delete a list and those inside it; what stands in them stays", options, action,
               [](Context& context, Options const& given) {
                   return change_list(
                       context, given, library::delete_list,
                       [](Server const& server, std::string const& path) { return server.erase(path); });
               });
}

} // namespace

Command const list_command{"list", "Your lists: outlines of bookmarks and highlights in your own order",
                           "  florilege list create 'Maps/To read' --note 'Before the trip'\n"
                           "  florilege list add 'Maps/To read' https://example.org/maps --at 1\n"
                           "  florilege list note 'Maps/To read' 'The old ones first' --at 1\n"
                           "  florilege list show 'maps/to read'\n"
                           "  florilege list put Maps Geography",
                           describe};

} // namespace florilege::cli
