#include "library/review.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "digest/dates.hpp"
#include "library/highlights.hpp"
#include "library/review_choice.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/text_fragment.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::size_t count = 5;
    std::size_t limit = 20;
    bool newest = false;
    bool by_source = false;
    std::vector<std::string> again;
    std::vector<std::string> done;
    bool json = false;
};

/// Where a highlight leads back to; empty where its source has no URL.
std::string address_of(library::HighlightDraft const& highlight, library::BookmarkDraft const& bookmark)
{
    return bookmark.url ? text::passage_address(*bookmark.url, highlight.quote) : std::string{};
}

json::value text_or_null(std::string const& text)
{
    return text.empty() ? json::value{} : json::value(text);
}

json::object object_of(library::HighlightDraft const& highlight, library::BookmarkDraft const& bookmark)
{
    json::object object{{"id", highlight.id->text()},
                        {"quote", highlight.quote},
                        {"note", highlight.note},
                        {"created", iso_seconds(*highlight.created)},
                        {"address", text_or_null(address_of(highlight, bookmark))}};
    return object;
}

json::object object_of(library::BookmarkDraft const& bookmark)
{
    json::object object{{"id", bookmark.id->text()},
                        {"url", text_or_null(bookmark.url ? bookmark.url->text() : std::string{})},
                        {"title", bookmark.title},
                        {"author", bookmark.author}};
    return object;
}

json::array array_of(std::vector<library::PlacedHighlight> const& highlights)
{
    json::array array;
    for (auto const& [highlight, bookmark] : highlights) {
        auto object = object_of(highlight, bookmark);
        object["bookmark"] = object_of(bookmark);
        array.push_back(std::move(object));
    }
    return array;
}

/// Every line of a text, moved in.
std::string indented(std::string const& text, std::string const& by)
{
    std::string lines = by;
    for (char const c : text) {
        lines += c;
        if (c == '\n') lines += by;
    }
    return lines;
}

void tell(Terminal& terminal, library::HighlightDraft const& highlight,
          library::BookmarkDraft const& bookmark)
{
    terminal.out << indented(highlight.quote, "  ") << '\n';
    if (!highlight.note.empty()) terminal.out << indented(highlight.note, "    ") << '\n';
    if (auto const address = address_of(highlight, bookmark); !address.empty())
        terminal.out << "  " << address << '\n';
    terminal.out << "  " << highlight.id->text() << "\n\n";
}

std::string heading_of(library::BookmarkDraft const& bookmark)
{
    auto heading = library::title_of(bookmark);
    if (!bookmark.author.empty()) heading += (heading.empty() ? "" : ", ") + bookmark.author;
    return heading;
}

void tell(Terminal& terminal, std::vector<library::PlacedHighlight> const& highlights)
{
    for (auto const& [highlight, bookmark] : highlights) {
        if (auto const heading = heading_of(bookmark); !heading.empty()) terminal.out << heading << '\n';
        tell(terminal, highlight, bookmark);
    }
}

Exit list_newest(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const highlights = library::newest_highlights(*library->read(), library->account.id, options.limit);
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"items", array_of(highlights)}}) << '\n';
    else if (highlights.empty())
        context.terminal.out << "no highlights\n";
    else
        tell(context.terminal, highlights);
    return highlights.empty() ? Exit::partly : Exit::done;
}

Exit list_by_source(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const sources = library::highlighted_sources(*library->read(), library->account.id, options.limit);
    json::array array;
    for (auto const& source : sources) {
        json::array highlights;
        for (auto const& highlight : source.highlights)
            highlights.push_back(object_of(highlight, source));
        auto object = object_of(source);
        object["highlights"] = std::move(highlights);
        array.push_back(std::move(object));
        if (options.json) continue;
        context.terminal.out << heading_of(source) << "\n\n";
        for (auto const& highlight : source.highlights)
            tell(context.terminal, highlight, source);
    }
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"sources", std::move(array)}}) << '\n';
    else if (sources.empty())
        context.terminal.out << "no highlights\n";
    return sources.empty() ? Exit::partly : Exit::done;
}

library::ReviewDay today_in(Library const& library, Time now)
{
    digest::ZoneCalendar const calendar{zone_of(library.account)};
    auto const day = calendar.day_of(now);
    return {day, calendar.beginning_of(day)};
}

void tell_draw(Terminal& terminal, std::vector<library::PlacedHighlight> const& highlights,
               library::ReviewDay const& day, bool as_json)
{
    if (as_json)
        terminal.out << json::serialize(json::object{{"date", digest::iso_date(day.day)},
                                                     {"items", array_of(highlights)}})
                     << '\n';
    else if (highlights.empty())
        terminal.out << "nothing is due today; `florilege review --newest` lists what you marked\n";
    else
        tell(terminal, highlights);
}

/// What was drawn today already needs no writing: it can be read again while a server runs.
Exit draw_today(Context& context, Options const& options)
{
    std::vector<library::PlacedHighlight> highlights;
    {
        auto library = open_for_reading(context);
        if (!library) return told(context, library.error());
        auto const day = today_in(*library, context.clock.now());
        auto const reader = library->read();
        auto const draw = library::draw(*reader, library->account.id, day, options.count);
        if (draw.kept == draw.places.size()) {
            highlights = library::read_highlights(*reader, draw.places);
            tell_draw(context.terminal, highlights, day, options.json);
            return highlights.empty() ? Exit::partly : Exit::done;
        }
    }
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const day = today_in(*library, context.clock.now());
    library->database->write([&](store::Transaction& transaction) {
        transaction.see_as(library->account.id.value);
        auto const draw = library::draw(transaction, library->account.id, day, options.count);
        library::keep_draw(transaction, library->account.id, day, draw);
        highlights = library::read_highlights(transaction, draw.places);
    });
    tell_draw(context.terminal, highlights, day, options.json);
    return highlights.empty() ? Exit::partly : Exit::done;
}

Exit choose(Context& context, Options const& options, library::ReviewChoice choice,
            std::vector<std::string> const& words)
{
    std::vector<PublicId> ids;
    for (auto const& word : words) {
        auto const id = PublicId::parse(word);
        if (!id) {
            told(context, {word, "is no highlight's id; `florilege review` shows them"});
            return Exit::usage;
        }
        ids.push_back(*id);
    }
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    Result<std::string> chosen = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::Shelf const shelf{library->account.id, vocabulary, std::nullopt, context.clock.now()};
        chosen = library::choose(transaction, shelf, today_in(*library, context.clock.now()), choice, ids);
    });
    if (!chosen) return told(context, chosen.error());
    bool const again = choice == library::ReviewChoice::again;
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", *chosen}, {"highlights", ids.size()}})
                             << '\n';
    else
        context.terminal.out << fmt::format("{}: {}; `florilege undo` takes it back\n",
                                            again ? "drawn again tomorrow" : "not drawn any more", *chosen);
    return Exit::done;
}

Exit run(Context& context, Options const& options)
{
    if (options.newest) return list_newest(context, options);
    if (options.by_source) return list_by_source(context, options);
    if (!options.again.empty()) return choose(context, options, library::ReviewChoice::again, options.again);
    if (!options.done.empty()) return choose(context, options, library::ReviewChoice::done, options.done);
    return draw_today(context, options);
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto* const count = app.add_option("--count", options->count, "How many to draw")
                            ->check(CLI::Range(1, 1000))
                            ->capture_default_str();
    auto* const newest = app.add_flag("--newest", options->newest, "The newest highlights instead");
    auto* const by_source =
        app.add_flag("--by-source", options->by_source, "The highlights of each source instead");
    auto* const limit = app.add_option("--limit", options->limit, "How many highlights or sources to list")
                            ->check(CLI::PositiveNumber)
                            ->capture_default_str();
    auto* const again =
        app.add_option("--again", options->again, "Draw this highlight again tomorrow")->type_name("ID");
    auto* const done =
        app.add_option("--done", options->done, "Do not draw this highlight any more")->type_name("ID");
    app.add_flag("--json", options->json, "One JSON object");
    newest->excludes(count)->excludes(by_source)->excludes(again)->excludes(done);
    by_source->excludes(count)->excludes(again)->excludes(done);
    again->excludes(done)->excludes(count)->excludes(limit);
    done->excludes(count)->excludes(limit);
    limit->excludes(count);
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const review_command{
    "review", "Read highlights again: a few of the day, the newest, or by source",
    "  florilege review\n"
    "  florilege review --done Xx4…\n"
    "  florilege review --newest --limit 5\n"
    "What is drawn rests for 1, 3, 7, 16, 35, 90 and more days before it is drawn again.",
    describe};

} // namespace florilege::cli
