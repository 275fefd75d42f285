#include "library/highlights/review.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/remote/reviews.hpp"
#include "cli/review_telling.hpp"
#include "cli/whole_number.hpp"
#include "digest/dates.hpp"
#include "digest/zone_calendar.hpp"
#include "library/highlights/highlights.hpp"
#include "library/highlights/review_choice.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::size_t count = 5;
    std::size_t limit = 20;
    bool newest = false;
    bool by_source = false;
    std::vector<std::string> again;
    std::vector<std::string> done;
    bool json = false;
};

Result<std::vector<library::PlacedHighlight>> newest_here(Context const& context, std::size_t limit)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return library::newest_highlights(*library->read(), library->account.id, limit);
}

Exit list_newest(Context& context, Options const& options)
{
    auto const highlights =
        is_remote(context) ? newest_there(context, options.limit) : newest_here(context, options.limit);
    if (!highlights) return told(context, highlights.error());
    return tell_newest(context.terminal, *highlights, options.json);
}

Result<std::vector<library::BookmarkDraft>> sources_here(Context const& context, std::size_t limit)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return library::highlighted_sources(*library->read(), library->account.id, limit);
}

Exit list_by_source(Context& context, Options const& options)
{
    auto const sources =
        is_remote(context) ? sources_there(context, options.limit) : sources_here(context, options.limit);
    if (!sources) return told(context, sources.error());
    return tell_sources(context.terminal, *sources, options.json);
}

library::ReviewDay today_in(Library const& library, Time now)
{
    digest::ZoneCalendar const calendar{zone_of(library.account)};
    auto const day = calendar.day_of(now);
    return {day, calendar.beginning_of(day)};
}

/// What was drawn today already; nothing where some of it would have to be written down.
Result<std::optional<DrawnDay>> kept_here(Context const& context, std::size_t count)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const day = today_in(*library, context.clock.now());
    auto const reader = library->read();
    auto const draw = library::draw(*reader, library->account.id, day, count);
    if (draw.kept < draw.places.size()) return std::optional<DrawnDay>{};
    return std::optional{DrawnDay{digest::iso_date(day.day), library::read_highlights(*reader, draw.places)}};
}

/// What was drawn already needs no writing: it can be read again while a server runs.
Result<DrawnDay> drawn_here(Context const& context, std::size_t count)
{
    auto kept = kept_here(context, count);
    if (!kept) return kept.error();
    if (*kept) return std::move(**kept);
    auto library = open_for_writing(context);
    if (!library) return library.error();
    auto const day = today_in(*library, context.clock.now());
    DrawnDay drawn{digest::iso_date(day.day), {}};
    library->database->write([&](store::Transaction& transaction) {
        transaction.see_as(library->account.id.value);
        auto const draw = library::draw(transaction, library->account.id, day, count);
        library::keep_draw(transaction, library->account.id, day, draw);
        drawn.highlights = library::read_highlights(transaction, draw.places);
    });
    return drawn;
}

Exit draw_today(Context& context, Options const& options)
{
    auto const drawn =
        is_remote(context) ? drawn_there(context, options.count) : drawn_here(context, options.count);
    if (!drawn) return told(context, drawn.error());
    return tell_drawn(context.terminal, *drawn, options.json);
}

Result<std::string> chosen_here(Context const& context, library::ReviewChoice choice,
                                std::vector<PublicId> const& ids)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<std::string> chosen = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::Shelf const shelf{library->account.id, vocabulary, std::nullopt, context.clock.now()};
        chosen = library::choose(transaction, shelf, today_in(*library, context.clock.now()), choice, ids);
    });
    return chosen;
}

Exit choose(Context& context, Options const& options, library::ReviewChoice choice,
            std::vector<std::string> const& words)
{
    std::vector<PublicId> ids;
    for (auto const& word : words) {
        auto const id = PublicId::parse(word);
        if (!id) return wrong(context, {word, "is no highlight's id; `florilege review` shows them"});
        ids.push_back(*id);
    }
    auto const chosen =
        is_remote(context) ? chosen_there(context, choice, ids) : chosen_here(context, choice, ids);
    if (!chosen) return told(context, chosen.error());
    bool const again = choice == library::ReviewChoice::again;
    if (options.json)
        context.terminal.out << boost::json::serialize(
                                    boost::json::object{{"change", *chosen}, {"highlights", ids.size()}})
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
                            ->check(whole_number(1, 1000))
                            ->capture_default_str();
    auto* const newest = app.add_flag("--newest", options->newest, "The newest highlights instead");
    auto* const by_source =
        app.add_flag("--by-source", options->by_source, "The highlights of each source instead");
    auto* const limit = app.add_option("--limit", options->limit, "How many highlights or sources to list")
                            ->check(whole_number(1))
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
