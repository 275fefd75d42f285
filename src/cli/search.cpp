#include "library/search/search.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "cli/remote/bookmarks.hpp"
#include "cli/remote/remote_library.hpp"
#include "cli/remote/searches.hpp"
#include "cli/whole_number.hpp"
#include "library/query/tree.hpp"
#include "library/saved_search.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/html/readable.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
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

/// Why an answer is empty, where a name in the question is one that the library does not know.
void tell_missing(Terminal& terminal, std::vector<library::MissingName> const& missing)
{
    for (auto const& name : missing) {
        auto const* const what = name.field == library::FieldKind::tag      ? "tag"
                                 : name.field == library::FieldKind::bundle ? "bundle"
                                                                            : "list";
        terminal.out << fmt::format("there is no {} \"{}\"", what, name.asked)
                     << (name.near.empty() ? "" : "; did you mean `" + name.near + "`?") << '\n';
    }
}

/// What is most frequent in an answer, a line of each kind: enough to see how to go on.
void tell_facets(Terminal& terminal, library::Facets const& facets)
{
    constexpr std::size_t most = 8;
    auto const line = [&](std::string_view name, std::vector<library::Facet> const& values, bool estimated) {
        if (values.empty()) return;
        terminal.out << name << (estimated ? " (estimated):" : ":");
        for (std::size_t at = 0; at < std::min(values.size(), most); ++at)
            terminal.out << fmt::format("{} {} {}", at > 0 ? "," : "", values[at].name, values[at].count);
        terminal.out << (values.size() > most ? ", …\n" : "\n");
    };
    line("tags", facets.tags, facets.approximate);
    line("sites", facets.sites, facets.approximate);
    line("years", facets.years, false);
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
    if (result.hits.empty() && result.total > 0)
        terminal.out << ", none shown";
    else if (result.hits.size() < static_cast<std::size_t>(result.total))
        terminal.out << fmt::format(", {} to {} shown", offset + 1, offset + result.hits.size());
    terminal.out << '\n';
    if (offset == 0 && result.total > 1) tell_facets(terminal, result.facets);
    tell_missing(terminal, result.missing);
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// What is asked, and what a mistake in it is called.
struct Question {
    std::string text;
    std::string place;
    std::optional<library::Sort> sort;
};

using SavedSearches = std::function<std::optional<library::SavedSearch>(library::SearchName const&)>;

/// The words that were typed, or what is saved under the name.
Result<Question> question_of(Options const& options, SavedSearches const& find)
{
    Question question{joined(options.words), "query", {}};
    if (!options.saved.empty()) {
        auto const name = library::SearchName::parse(options.saved);
        auto saved = name ? find(*name) : std::nullopt;
        if (!saved)
            return Fault{options.saved,
                         "there is no such saved search; `florilege searches list` shows them"};
        question = {std::move(saved->query), std::move(saved->name), saved->sort};
    }
    if (!options.sort.empty()) question.sort = library::sort_named(options.sort);
    return question;
}

/// Keeps a question under a name; what would fail each time it is asked is said now.
void save_here(Context const& context, Library& library, library::SearchName const& name,
               std::string const& text, Options const& options)
{
    library.database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library.account.id};
        library::save_search(transaction, {library.account.id, vocabulary, std::nullopt, context.clock.now()},
                             name, text, library::sort_named(options.sort));
    });
}

/// The query, or how it is wrong.
Exit checked(Context const& context, std::string const& text, accounts::Account const& account)
{
    auto const query = read_query(text, "query", zone_of(account), context.clock.now());
    return query ? Exit::done : wrong(context, query.error());
}

Exit tell_saved(Context& context, Options const& options, std::string const& name, std::string const& text)
{
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"name", name}, {"query", text}}) << '\n';
    else
        context.terminal.out << fmt::format("{} is saved; `florilege search --saved '{}'` asks it\n", name,
                                            name);
    return Exit::done;
}

Exit save(Context& context, Options const& options)
{
    auto const name = library::SearchName::parse(options.save);
    if (!name) return wrong(context, {"--save", "a saved search's name is not empty"});
    auto const text = joined(options.words);
    if (is_remote(context)) {
        auto const there = RemoteLibrary::of(context);
        if (!there) return told(context, there.error());
        if (auto const ok = checked(context, text, there->account); ok != Exit::done) return ok;
        auto const saved = save_search(there->server, *name, text, options.sort);
        return saved ? tell_saved(context, options, name->text(), text) : told(context, saved.error());
    }
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    if (auto const ok = checked(context, text, library->account); ok != Exit::done) return ok;
    save_here(context, *library, *name, text, options);
    return tell_saved(context, options, name->text(), text);
}

using Ask = std::function<Result<library::SearchResult>(library::Query const&, std::string const&,
                                                        library::SearchOptions const&)>;

/// Reads the question, has it answered and tells the answer.
Exit answer(Context& context, Options const& options, digest::Zone const& zone, Question const& question,
            Ask const& ask)
{
    auto const started = std::chrono::steady_clock::now();
    auto const query = read_query(question.text, question.place, zone, context.clock.now());
    if (!query) return wrong(context, query.error());
    library::SearchOptions search;
    search.limit = options.limit;
    search.offset = options.offset;
    search.sort = question.sort;
    auto const result = ask(*query, question.text, search);
    if (!result) return told(context, result.error());
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - started;
    if (options.json)
        tell_json(context.terminal, *result, took.count());
    else
        tell(context.terminal, *result, zone, options.offset);
    return result->total == 0 ? Exit::partly : Exit::done;
}

/// How a query is understood and, where that may be told, answered.
void tell_explained(Terminal& terminal, Options const& options, std::string const& understood,
                    std::optional<std::string> const& plan)
{
    if (options.json) {
        json::object const object{{"understood", understood},
                                  {"plan", plan ? json::value(*plan) : json::value{}}};
        terminal.out << json::serialize(object) << '\n';
        return;
    }
    terminal.out << understood << '\n';
    if (plan) terminal.out << *plan << '\n';
}

Exit explain(Context& context, store::Session& session, Options const& options,
             accounts::Account const& account, Question const& question)
{
    auto const query = read_query(question.text, question.place, zone_of(account), context.clock.now());
    if (!query) return wrong(context, query.error());
    tell_explained(context.terminal, options, library::printed(query->root()),
                   library::explained(session, account.id, *query));
    return Exit::done;
}

Exit ask_here(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const zone = zone_of(library->account);
    auto const owner = library->account.id;
    auto const reader = library->read();
    auto const question = question_of(options, [&](library::SearchName const& name) {
        return library::find_saved_search(*reader, owner, name);
    });
    if (!question) return told(context, question.error());
    if (options.explain) return explain(context, *reader, options, library->account, *question);
    library::ColumnCache columns;
    return answer(context, options, zone, *question,
                  [&](library::Query const& query, std::string const&,
                      library::SearchOptions const& search) -> Result<library::SearchResult> {
                      return library::search(*reader, columns, owner, query, search, context.clock.now());
                  });
}

/// A plan names words of everybody's bookmarks, and so no site tells it.
Exit explain_there(Context& context, Options const& options, digest::Zone const& zone,
                   Question const& question)
{
    auto const query = read_query(question.text, question.place, zone, context.clock.now());
    if (!query) return wrong(context, query.error());
    tell_explained(context.terminal, options, library::printed(query->root()), std::nullopt);
    context.terminal.err << "how it is answered is told on the machine of the library alone\n";
    return Exit::done;
}

Exit ask_there(Context& context, Options const& options)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return told(context, there.error());
    auto const searches = options.saved.empty()
                              ? Result<std::vector<library::SavedSearch>>{std::vector<library::SavedSearch>{}}
                              : saved_searches(there->server);
    if (!searches) return told(context, searches.error());
    auto const question =
        question_of(options, [&](library::SearchName const& name) { return find_search(*searches, name); });
    if (!question) return told(context, question.error());
    if (options.explain) return explain_there(context, options, zone_of(there->account), *question);
    return answer(context, options, zone_of(there->account), *question,
                  [&](library::Query const&, std::string const& text, library::SearchOptions const& search) {
                      return found(there->server, text, search);
                  });
}

Exit run(Context& context, Options const& options)
{
    return is_remote(context) ? ask_there(context, options) : ask_here(context, options);
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
    app.add_option("--limit", options->limit, "How many to show; 0 tells only how many there are")
        ->check(whole_number(0))
        ->capture_default_str();
    app.add_option("--offset", options->offset, "How many to pass over")
        ->check(whole_number(0))
        ->capture_default_str();
    app.add_flag("--json", options->json,
                 "One JSON object with total, items and facets, or what --explain tells");
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
                             "  florilege search -- '-tag:games maps'\n"
                             "  florilege search --save unread 'is:unread after:7d'\n"
                             "  florilege search --saved unread",
                             describe};

} // namespace florilege::cli
