#include "library/search/search.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "library/query/tree.hpp"
#include "library/saved_search.hpp"
#include "library/title_of.hpp"
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
    std::string save;
    std::string saved;
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
                                                      {"years", counted(result.facets.years)},
                                                      {"approximate", result.facets.approximate}}},
                              {"took_ms", took_ms}};
    terminal.out << json::serialize(answer) << '\n';
}

void tell(Terminal& terminal, library::SearchResult const& result, digest::Zone const& zone,
          std::size_t offset)
{
    auto const bold = terminal.shows_colour ? "\x1b[1m" : "";
    auto const faint = terminal.shows_colour ? "\x1b[2m" : "";
    auto const plain = terminal.shows_colour ? "\x1b[0m" : "";
    for (auto const& hit : result.hits) {
        auto const& content = hit.bookmark.content;
        terminal.out << bold << library::title_of(content) << plain << '\n';
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

Exit wrong(Context const& context, Fault const& fault)
{
    told(context, fault);
    return Exit::usage;
}

/// What is asked, and what a mistake in it is called.
struct Question {
    std::string text;
    std::string place;
    std::optional<library::Sort> sort;
};

/// The words that were typed, or what is saved under the name.
Result<Question> question_of(store::Session& session, accounts::AccountId owner, Options const& options)
{
    Question question{joined(options.words), "query", {}};
    if (!options.saved.empty()) {
        auto const name = library::SearchName::parse(options.saved);
        auto saved = name ? library::find_saved_search(session, owner, *name) : std::nullopt;
        if (!saved)
            return Fault{options.saved,
                         "there is no such saved search; `florilege searches list` shows them"};
        question = {std::move(saved->query), std::move(saved->name), saved->sort};
    }
    if (!options.sort.empty()) question.sort = library::sort_named(options.sort);
    return question;
}

Exit save(Context& context, Options const& options)
{
    auto const name = library::SearchName::parse(options.save);
    if (!name) return wrong(context, {"--save", "a saved search's name is not empty"});
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const text = joined(options.words);
    // What would fail each time it is asked is said now.
    if (auto const query = read_query(text, "query", zone_of(library->account), context.clock.now()); !query)
        return wrong(context, query.error());
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::save_search(transaction,
                             {library->account.id, vocabulary, std::nullopt, context.clock.now()}, *name,
                             text, library::sort_named(options.sort));
    });
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"name", name->text()}, {"query", text}})
                             << '\n';
    else
        context.terminal.out << fmt::format("{} is saved; `florilege search --saved '{}'` asks it\n",
                                            name->text(), name->text());
    return Exit::done;
}

Exit run(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const zone = zone_of(library->account);
    auto const started = std::chrono::steady_clock::now();
    auto const reader = library->read();
    auto const question = question_of(*reader, library->account.id, options);
    if (!question) return told(context, question.error());
    auto const query = read_query(question->text, question->place, zone, context.clock.now());
    if (!query) return wrong(context, query.error());
    library::SearchOptions search;
    search.limit = options.limit;
    search.offset = options.offset;
    search.sort = question->sort;
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
    auto* const query = app.add_option("QUERY", options->words,
                                       "Words, \"phrases\", prefix*, tag:maps, site:example.org, is:unread, "
                                       "after:2012-01, -without, OR, parentheses");
    app.add_option("--sort", options->sort, "newest, oldest, relevance or title")
        ->check(CLI::IsMember({"newest", "oldest", "relevance", "title"}));
    auto* const saving = app.add_option("--save", options->save, "Save the query under a name")
                             ->type_name("NAME")
                             ->needs(query);
    app.add_option("--saved", options->saved, "Ask what is saved under a name")
        ->type_name("NAME")
        ->excludes(query)
        ->excludes(saving);
    app.add_option("--limit", options->limit, "How many to show")->capture_default_str();
    app.add_option("--offset", options->offset, "How many to pass over")->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object with total, items and facets");
    app.add_flag("--explain", options->explain, "How the query is understood and answered, and no answer");
    // What begins with "-" is a word to leave out, once "--" or a first word came before.
    app.positionals_at_end(false);
    app.callback([options, saving, &action] {
        bool const saves = saving->count() > 0;
        action.exit = saves ? save(*action.context, *options) : run(*action.context, *options);
    });
}

} // namespace

Command const search_command{"search", "Find what you kept",
                             "  florilege search 'old maps tag:cartography'\n"
                             "  florilege search --sort newest 'is:unread after:2012-01'\n"
                             "  florilege search -- 'maps -tag:games'\n"
                             "  florilege search --save unread 'is:unread after:7d'\n"
                             "  florilege search --saved unread",
                             describe};

} // namespace florilege::cli
