#include "library/duplicates/duplicates.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/remote/duplicates.hpp"
#include "cli/remote/remote_library.hpp"
#include "cli/whole_number.hpp"
#include "library/duplicates/merge_duplicates.hpp"
#include "library/title_of.hpp"
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
    std::size_t limit = 20;
    std::vector<std::string> ids;
    bool merge = false;
    bool json = false;
};

json::object object_of(library::BookmarkDraft const& bookmark)
{
    json::object object{{"id", bookmark.id->text()},
                        {"url", bookmark.url->text()},
                        {"title", bookmark.title},
                        {"tags", json::array(bookmark.tags.begin(), bookmark.tags.end())},
                        {"highlights", bookmark.highlights.size()},
                        {"created", iso_seconds(*bookmark.created)}};
    return object;
}

void tell_json(Terminal& terminal, library::Duplicates const& found)
{
    json::array pages;
    for (auto const& page : found.pages) {
        json::array bookmarks;
        for (auto const& bookmark : page)
            bookmarks.push_back(object_of(bookmark.content));
        pages.push_back(json::object{{"bookmarks", std::move(bookmarks)}});
    }
    terminal.out << json::serialize(json::object{{"total", found.total}, {"pages", std::move(pages)}})
                 << '\n';
}

void tell(Terminal& terminal, library::Duplicates const& found, digest::Zone const& zone)
{
    for (auto const& page : found.pages) {
        terminal.out << library::title_of(page.front().content) << '\n';
        for (auto const& [key, bookmark] : page) {
            terminal.out << fmt::format("  {}  {}  {}", bookmark.id->text(), written(*bookmark.created, zone),
                                        bookmark.url->text());
            if (!bookmark.highlights.empty())
                terminal.out << fmt::format("  ({} highlights)", bookmark.highlights.size());
            terminal.out << '\n';
        }
        terminal.out << '\n';
    }
    terminal.out << fmt::format("{} found", found.total);
    if (found.pages.size() < static_cast<std::size_t>(found.total))
        terminal.out << fmt::format(", {} shown", found.pages.size());
    terminal.out << '\n';
}

/// With the account whose zone the times are told in.
struct Found {
    library::Duplicates pages;
    accounts::Account account;
};

Result<Found> found_here(Context const& context, std::size_t limit)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return Found{library::duplicates(*library->read(), library->account.id, limit), library->account};
}

Result<Found> found_there(Context const& context, std::size_t limit)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    auto pages = duplicates(there->server, limit);
    if (!pages) return pages.error();
    return Found{std::move(*pages), there->account};
}

Exit list(Context& context, Options const& options)
{
    auto const found =
        is_remote(context) ? found_there(context, options.limit) : found_here(context, options.limit);
    if (!found) return told(context, found.error());
    if (options.json)
        tell_json(context.terminal, found->pages);
    else
        tell(context.terminal, found->pages, zone_of(found->account));
    return found->pages.total == 0 ? Exit::partly : Exit::done;
}

/// The ids that were typed; a Fault names what is none.
Result<std::vector<PublicId>> ids_of(std::vector<std::string> const& words)
{
    std::vector<PublicId> ids;
    for (auto const& word : words) {
        auto const id = PublicId::parse(word);
        if (!id) return Fault{word, "is no bookmark's id; `florilege duplicates` shows them"};
        ids.push_back(*id);
    }
    return ids;
}

// What was before a change is one text in the history; this many pages stay far below what that may hold.
constexpr std::size_t pages_in_one_change = 1000;

/// What all changes together came to.
struct Merging {
    library::PagesMerged merged;
    std::int64_t changes = 0;

    void add(library::PagesMerged const& more)
    {
        merged.pages += more.pages;
        merged.bookmarks += more.bookmarks;
        changes += more.pages > 0 ? 1 : 0;
    }
};

Result<Merging> merge_named(Context const& context, Library& library, std::vector<PublicId> const& ids)
{
    Result<library::PagesMerged> merged = Fault{};
    library.database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library.account.id};
        merged = library::merge_pages(
            transaction, {library.account.id, vocabulary, std::nullopt, context.clock.now()}, ids);
    });
    if (!merged) return merged.error();
    Merging merging;
    merging.add(*merged);
    return merging;
}

Merging merge_all(Context const& context, Library& library)
{
    Merging merging;
    library::PagesMerged merged;
    do {
        library.database->write([&](store::Transaction& transaction) {
            library::Vocabulary vocabulary{library.account.id};
            merged = library::merge_duplicates(
                transaction, {library.account.id, vocabulary, std::nullopt, context.clock.now()},
                pages_in_one_change);
        });
        merging.add(merged);
    } while (merged.pages > 0);
    return merging;
}

Result<Merging> merge_here(Context const& context, std::vector<PublicId> const& ids)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    if (!ids.empty()) return merge_named(context, *library, ids);
    return merge_all(context, *library);
}

Result<Merging> merge_there(Context const& context, std::vector<PublicId> const& ids)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    Merging merging;
    Result<library::PagesMerged> merged = library::PagesMerged{};
    do {
        merged = ids.empty() ? merge_pages(*server, pages_in_one_change) : merge_pages(*server, ids);
        if (!merged) return merged.error();
        merging.add(*merged);
    } while (ids.empty() && merged->pages > 0);
    return merging;
}

void tell(Terminal& terminal, Merging const& merging, Options const& options)
{
    if (options.json)
        terminal.out << json::serialize(json::object{{"pages", merging.merged.pages},
                                                     {"bookmarks", merging.merged.bookmarks},
                                                     {"changes", merging.changes}})
                     << '\n';
    else if (merging.changes == 0)
        terminal.out << "no page is saved more than once\n";
    else
        terminal.out << fmt::format(
            "{} pages have one bookmark now, {} went into it; {}\n", merging.merged.pages,
            merging.merged.bookmarks,
            merging.changes == 1
                ? "`florilege undo` takes it back"
                : fmt::format("`florilege undo` takes the last of {} changes back", merging.changes));
}

Exit merge(Context& context, Options const& options)
{
    auto const ids = ids_of(options.ids);
    if (!ids) {
        told(context, ids.error());
        return Exit::usage;
    }
    auto const merging = is_remote(context) ? merge_there(context, *ids) : merge_here(context, *ids);
    if (!merging) return told(context, merging.error());
    tell(context.terminal, *merging, options);
    return merging->changes == 0 ? Exit::partly : Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto* const limit = app.add_option("--limit", options->limit, "How many pages to show")
                            ->check(whole_number(1))
                            ->capture_default_str();
    auto* const merging =
        app.add_flag("--merge", options->merge, "Make one bookmark of each page; nothing is lost");
    app.add_option("ID", options->ids, "Only the page of this bookmark")->needs(merging);
    merging->excludes(limit);
    app.add_flag("--json", options->json, "JSON for programs");
    app.callback([options, &action] {
        action.exit = options->merge ? merge(*action.context, *options) : list(*action.context, *options);
    });
}

} // namespace

Command const duplicates_command{
    "duplicates", "Find pages that are saved under several URLs, and merge them",
    "  florilege duplicates --limit 5\n"
    "  florilege duplicates --merge Xx4…\n"
    "  florilege duplicates --merge\n"
    "The bookmark saved first stays and gets the tags, notes, highlights and lists of the others.",
    describe};

} // namespace florilege::cli
