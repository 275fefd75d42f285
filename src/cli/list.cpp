#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "library/list_changes.hpp"
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

json::object object_of(library::ListHead const& list)
{
    return {{"id", list.id.text()},
            {"path", json::array(list.path.begin(), list.path.end())},
            {"note", list.note},
            {"audience", list.audience.is_public() ? "public" : "me"},
            {"entries", list.entries}};
}

std::string line_of(library::ListHead const& list)
{
    return fmt::format("{} ({}{})", list.path.back(), list.entries,
                       list.audience.is_public() ? ", public" : "");
}

Exit tell_all(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const lists = library::all_lists(*library->read(), library->account.id);
    json::array array;
    for (auto const& list : lists) {
        if (options.json)
            array.push_back(object_of(list));
        else
            context.terminal.out << std::string(2 * (list.path.size() - 1), ' ') << line_of(list) << '\n';
    }
    if (options.json)
        context.terminal.out << json::serialize(array) << '\n';
    else if (lists.empty())
        context.terminal.out << "no lists yet; `florilege list create PATH` makes one\n";
    return lists.empty() ? Exit::partly : Exit::done;
}

json::object object_of(library::OutlineEntry const& entry, std::size_t at)
{
    json::object object{{"at", at}};
    if (entry.page)
        object["bookmark"] = json::object{
            {"id", entry.page->id.text()}, {"title", entry.page->title}, {"url", entry.page->url}};
    if (entry.passage)
        object["highlight"] = json::object{
            {"id", entry.passage->id.text()}, {"quote", entry.passage->quote}, {"note", entry.passage->note}};
    object["note"] = entry.note;
    return object;
}

void tell(Terminal& terminal, library::OutlineEntry const& entry, std::size_t at)
{
    auto const line = [&](std::string_view text) {
        if (!text.empty()) terminal.out << "      " << text << '\n';
    };
    std::string first = entry.note;
    if (entry.page) first = entry.page->title.empty() ? entry.page->url : entry.page->title;
    if (entry.passage) first = "“" + entry.passage->quote + "”";
    terminal.out << fmt::format("{:>4}  {}\n", at, first);
    if (entry.passage) line(entry.passage->note);
    if (entry.passage && entry.page) line(entry.page->title);
    if (entry.page && first != entry.page->url) line(entry.page->url);
    if (entry.page) line(entry.note);
}

Exit show(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const reader = library->read();
    auto const lists = library::all_lists(*reader, library->account.id);
    auto const list = library::find_list(lists, options.path);
    if (!list) return told(context, list.error());
    auto const entries = library::entries_of(*reader, list->key);
    if (options.json) {
        auto object = object_of(*list);
        json::array items;
        for (std::size_t at = 0; at < entries.size(); ++at)
            items.push_back(object_of(entries[at], at + 1));
        object["items"] = std::move(items);
        json::array inner;
        for (auto const& other : lists)
            if (other.parent == list->key) inner.push_back(object_of(other));
        object["lists"] = std::move(inner);
        context.terminal.out << json::serialize(object) << '\n';
        return Exit::done;
    }
    context.terminal.out << library::path_text(list->path) << (list->audience.is_public() ? " (public)" : "")
                         << '\n';
    if (!list->note.empty()) context.terminal.out << list->note << '\n';
    for (std::size_t at = 0; at < entries.size(); ++at)
        tell(context.terminal, entries[at], at + 1);
    for (auto const& other : lists)
        if (other.parent == list->key) context.terminal.out << "   /  " << line_of(other) << '\n';
    return Exit::done;
}

using Change = std::function<Result<std::string>(store::Transaction&, library::Shelf const&)>;

Exit change(Context& context, Options const& options, Change const& make)
{
    for (auto const* text : {&options.path, &options.text})
        if (!text::is_valid(*text)) return told(context, {"list", "the text is not UTF-8"});
    if (options.note && !text::is_valid(*options.note))
        return told(context, {"--note", "the text is not UTF-8"});
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    Result<std::string> changed = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        transaction.see_as(library->account.id.value);
        library::Vocabulary vocabulary{library->account.id};
        changed = make(transaction, {library->account.id, vocabulary, std::nullopt, context.clock.now()});
    });
    if (!changed) return told(context, changed.error());
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", *changed}}) << '\n';
    else
        context.terminal.out << *changed << "; `florilege undo` takes it back\n";
    return Exit::done;
}

/// A change of the list at PATH.
Exit change_list(Context& context, Options const& options,
                 std::function<Result<std::string>(store::Transaction&, library::Shelf const&,
                                                   library::ListHead const&)> const& make)
{
    return change(context, options, [&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const list = library::find_list(library::all_lists(transaction, shelf.owner), options.path);
        return list ? make(transaction, shelf, *list) : Result<std::string>{list.error()};
    });
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
    return change(context, options, [&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::create_list(transaction, shelf,
                                    {titles_of(options.path), options.note.value_or(""), audience});
    });
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

Exit add(Context& context, Options const& options)
{
    if (options.note && options.names.size() > 1) {
        told(context, {"--note", "is said beside one entry; add them one by one"});
        return Exit::usage;
    }
    return change_list(context, options,
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
        });
}

Exit move(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::move_in_list(transaction, shelf, list, options.from, *options.at);
        });
}

Exit remove(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::remove_from_list(transaction, shelf, list, options.places);
        });
}

Exit rename(Context& context, Options const& options)
{
    return change_list(
        context, options,
        [&](store::Transaction& transaction, library::Shelf const& shelf, library::ListHead const& list) {
            return library::rename_list(transaction, shelf, list, options.text);
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
        });
}

Exit put_under(Context& context, Options const& options)
{
    return change_list(context, options,
                       [&](store::Transaction& transaction, library::Shelf const& shelf,
                           library::ListHead const& list) -> Result<std::string> {
                           if (options.text.empty())
                               return library::put_list(transaction, shelf, list, std::nullopt);
                           auto under =
                               library::find_list(library::all_lists(transaction, shelf.owner), options.text);
                           if (!under) return under.error();
                           return library::put_list(transaction, shelf, list, std::move(*under));
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
        ->check(CLI::PositiveNumber);
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
    moving->add_option("FROM", options->from, "Where it stands, as `list show` numbers it")->required();
    moving->add_option("TO", options->at, "Where it shall stand")->required();

    auto* const removing = subcommand(app, "remove", "Take entries out of a list; they stay in the library",
                                      options, action, remove);
    removing->add_option("N", options->places, "Where it stands, as `list show` numbers it")->required();
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(0, 1);
    app.add_flag("--json", options->json, "JSON for programs");
    app.final_callback([&app, options, &action] {
        if (app.get_subcommands().empty()) action.exit = tell_all(*action.context, *options);
    });

    subcommand(app, "show", "What stands in a list, in its order", options, action, show);
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
                   return change_list(context, given, library::delete_list);
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
