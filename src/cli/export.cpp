#include "exchange/export.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/output.hpp"
#include "cli/queries.hpp"
#include "cli/remote/exported.hpp"
#include "cli/remote/remote_library.hpp"
#include "exchange/exporters/export_formats.hpp"
#include "exchange/exporters/markdown.hpp"
#include "library/search/search.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::string format;
    std::string query;
    std::string output;
    std::string directory;
};

std::string_view why_left_out(exchange::ExportFormat const& format)
{
    switch (format.leaves_out) {
    case exchange::LeavesOut::nothing: break;
    case exchange::LeavesOut::without_link: return "have no link";
    case exchange::LeavesOut::without_words: return "have neither a note nor a highlight";
    case exchange::LeavesOut::without_title: return "have neither a link nor a title nor any words";
    }
    return "were left out";
}

/// What the format has no way to say, and whether anything was written.
Exit tell(Context const& context, exchange::ExportFormat const& format, std::int64_t written,
          std::int64_t left_out)
{
    if (left_out > 0)
        context.terminal.err << fmt::format("{} bookmarks {} and cannot be said in this format; "
                                            "--format florilege holds them\n",
                                            left_out, why_left_out(format));
    return written == 0 ? Exit::partly : Exit::done;
}

/// A folder is written on this machine, with what the site's library holds.
Exit write_folder_of(Context& context, Options const& options, exchange::ExportFormat const& format,
                     RemoteLibrary const& there)
{
    auto const bookmarks = ExportedBookmarks::fetch(there.server, options.query);
    if (!bookmarks) return told(context, bookmarks.error());
    std::filesystem::create_directories(options.directory);
    auto const exporter = format.make(context.terminal.out, {options.directory});
    std::int64_t written = 0;
    exporter->begin({context.clock.now(), there.account.name});
    auto const unread = bookmarks->each(
        [&](library::Bookmark const& bookmark) {
            if (exporter->bookmark(bookmark) == exchange::Exported::written) ++written;
        },
        [&](std::string const& doubt) { context.terminal.err << doubt << '\n'; });
    exporter->end();
    auto const exit = tell(context, format, written, 0);
    return unread > 0 ? Exit::partly : exit;
}

Exit write_there(Context& context, Options const& options, exchange::ExportFormat const& format)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return told(context, there.error());
    auto const query = read_query(options.query, "--query", zone_of(there->account), context.clock.now());
    if (!query) return wrong(context, query.error());
    if (!options.directory.empty()) return write_folder_of(context, options, format, *there);
    auto output = Output::open(context.terminal, options.output);
    if (!output) return told(context, output.error());
    auto const written = there->server.fetch_file(
        "export", {{"format", std::string{format.name}}, {"q", options.query}}, output->stream());
    if (!written) return told(context, written.error());
    if (auto const finished = output->finish(); !finished) return told(context, finished.error());
    return tell(context, format, written->written, written->left_out);
}

Exit write_here(Context& context, Options const& options, exchange::ExportFormat const& format)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const reader = library->read();

    std::optional<std::vector<library::BookmarkId>> keys;
    if (!options.query.empty()) {
        auto const query =
            read_query(options.query, "--query", zone_of(library->account), context.clock.now());
        if (!query) return wrong(context, query.error());
        library::ColumnCache columns;
        keys = library::matching(*reader, columns, library->account.id, *query);
    }
    exchange::ExportOptions export_options;
    export_options.directory = options.directory;
    if (!options.directory.empty()) std::filesystem::create_directories(options.directory);

    auto output = Output::open(context.terminal, options.output);
    if (!output) return told(context, output.error());
    auto const report = exchange::export_library(*reader, library->account, format, export_options, keys,
                                                 context.clock.now(), output->stream());
    if (auto const finished = output->finish(); !finished) return told(context, finished.error());
    return tell(context, format, report.written, report.left_out);
}

Exit run(Context& context, Options const& options)
{
    auto const* format = exchange::find_export_format(options.format);
    if (format == nullptr) {
        told(context,
             {"--format " + options.format, "is no format known here; `florilege export --help` lists them"});
        return Exit::usage;
    }
    if (!options.directory.empty() && format != &exchange::markdown_export)
        return wrong(context, {"--directory", "is for --format markdown; this format is one file, for -o"});
    return is_remote(context) ? write_there(context, options, *format)
                              : write_here(context, options, *format);
}

std::string known_formats()
{
    std::string text = "How to write it:";
    for (auto const* format : exchange::export_formats())
        text += fmt::format("\n{}: {}", format->name, format->description);
    return text;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--format", options->format, known_formats())->type_name("NAME")->required();
    app.add_option("--query", options->query, "Only what answers this query")->type_name("QUERY");
    auto* const output =
        app.add_option("-o,--output", options->output, "File to write (default: standard output)")
            ->type_name("FILE");
    app.add_option("--directory", options->directory, "markdown: one file a bookmark, in this folder")
        ->type_name("DIR")
        ->excludes(output);
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const export_command{"export", "Take out everything, or a part, in many formats",
                             "  florilege export --format florilege -o everything.jsonl\n"
                             "  florilege export --format netscape --query 'tag:maps' -o maps.html\n"
                             "  florilege export --format markdown --directory notes",
                             describe};

} // namespace florilege::cli
