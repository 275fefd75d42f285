#include "library/duplicates.hpp"

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

namespace json = boost::json;

struct Options {
    std::size_t limit = 20;
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
        auto const& title = page.front().content.title;
        terminal.out << (title.empty() ? page.front().content.url->text() : title) << '\n';
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

Exit list(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const reader = library->read();
    auto const found = library::duplicates(*reader, library->account.id, options.limit);
    if (options.json)
        tell_json(context.terminal, found);
    else
        tell(context.terminal, found, zone_of(library->account));
    return found.total == 0 ? Exit::partly : Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--limit", options->limit, "How many pages to show")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object with total and pages");
    app.callback([options, &action] { action.exit = list(*action.context, *options); });
}

} // namespace

Command const duplicates_command{"duplicates", "Find pages that are saved under several URLs",
                                 "  florilege duplicates --limit 5", describe};

} // namespace florilege::cli
