#include "library/search/search.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "library/query/tree.hpp"
#include "prelude/iso_time.hpp"
#include "text/html/readable.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::vector<std::string> words;
    std::string sort;
    std::size_t limit = 20;
    std::size_t offset = 0;
    bool json = false;
    bool explain = false;
};

json::object object_of(library::Hit const& hit)
{
    auto const& content = hit.bookmark.content;
    json::array highlights;
    for (auto const& highlight : content.highlights)
        highlights.push_back(json::object{{"quote", highlight.quote}, {"note", highlight.note}});
    json::object object{{"id", content.id->text()},
                        {"url", content.url ? json::value(content.url->text()) : json::value{}},
                        {"title", content.title},
                        {"note", content.note},
                        {"tags", json::array(content.tags.begin(), content.tags.end())},
                        {"created", iso_seconds(*content.created)},
                        {"highlights", std::move(highlights)},
                        {"snippet", hit.snippet}};
    return object;
}

json::array counted(std::vector<library::Facet> const& facets)
{
    json::array out;
    for (auto const& facet : facets)
        out.push_back(json::object{{"name", facet.name}, {"count", facet.count}});
    return out;
}

void tell_json(Terminal& terminal, library::SearchResult const& result, double took_ms)
{
    json::array items;
    for (auto const& hit : result.hits)
        items.push_back(object_of(hit));
    json::object const answer{{"total", result.total},
                              {"items", std::move(items)},
                              {"facets", json::object{{"tags", counted(result.facets.tags)},
                                                      {"sites", counted(result.facets.sites)},
                                                      {"years", counted(result.facets.years)}}},
                              {"took_ms", took_ms}};
    terminal.out << json::serialize(answer) << '\n';
}

std::string heading_of(library::BookmarkDraft const& content)
{
    if (!content.title.empty()) return content.title;
    if (content.url) return content.url->text();
    return content.note.substr(0, content.note.find('\n'));
}

void tell(Terminal& terminal, library::SearchResult const& result, digest::Zone const& zone,
          std::size_t offset)
{
    auto const bold = terminal.shows_colour ? "\x1b[1m" : "";
    auto const faint = terminal.shows_colour ? "\x1b[2m" : "";
    auto const plain = terminal.shows_colour ? "\x1b[0m" : "";
    for (auto const& hit : result.hits) {
        auto const& content = hit.bookmark.content;
        terminal.out << bold << heading_of(content) << plain << '\n';
        if (content.url) terminal.out << "  " << content.url->text() << '\n';
        terminal.out << faint << "  " << written(*content.created, zone);
        for (auto const& tag : content.tags)
            terminal.out << "  #" << tag;
        terminal.out << plain << '\n';
        if (!hit.snippet.empty()) terminal.out << "  " << text::readable(hit.snippet) << '\n';
        terminal.out << '\n';
    }
    terminal.out << fmt::format("{} found", result.total);
    if (result.hits.size() < static_cast<std::size_t>(result.total))
        terminal.out << fmt::format(", {} to {} shown", offset + 1, offset + result.hits.size());
    terminal.out << '\n';
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

Exit run(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const zone = zone_of(library->account);
    auto const started = std::chrono::steady_clock::now();
    auto const query = read_query(joined(options.words), "query", zone, context.clock.now());
    if (!query) {
        told(context, query.error());
        return Exit::usage;
    }
    library::SearchOptions search;
    search.limit = options.limit;
    search.offset = options.offset;
    if (!options.sort.empty()) search.sort = library::sort_named(options.sort);
    auto const reader = library->read();
    if (options.explain) {
        context.terminal.out << library::printed(query->root()) << '\n'
                             << library::explained(*reader, library->account.id, *query) << '\n';
        return Exit::done;
    }
    library::ColumnCache columns;
    auto const result =
        library::search(*reader, columns, library->account.id, *query, search, context.clock.now());
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - started;
    if (options.json)
        tell_json(context.terminal, result, took.count());
    else
        tell(context.terminal, result, zone, options.offset);
    return result.total == 0 ? Exit::partly : Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("QUERY", options->words,
                   "Words, \"phrases\", prefix*, tag:maps, site:example.org, is:unread, "
                   "after:2012-01, -without, OR, parentheses");
    app.add_option("--sort", options->sort, "newest, oldest, relevance or title")
        ->check(CLI::IsMember({"newest", "oldest", "relevance", "title"}));
    app.add_option("--limit", options->limit, "How many to show")->capture_default_str();
    app.add_option("--offset", options->offset, "How many to pass over")->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object with total, items and facets");
    app.add_flag("--explain", options->explain, "How the query is understood and answered, and no answer");
    // What begins with "-" is a word to leave out, once "--" or a first word came before.
    app.positionals_at_end(false);
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const search_command{"search", "Find what you kept",
                             "  florilege search 'old maps tag:cartography'\n"
                             "  florilege search --sort newest 'is:unread after:2012-01'\n"
                             "  florilege search -- 'maps -tag:games'",
                             describe};

} // namespace florilege::cli
