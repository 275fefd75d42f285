#include "exchange/import.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/import_report.hpp"
#include "cli/library.hpp"
#include "cli/progress.hpp"
#include "cli/remote/remote_library.hpp"
#include "cli/remote/uploads.hpp"
#include "exchange/folder_choice.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/column_map.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <system_error>

namespace florilege::cli {
namespace {

struct Options {
    std::vector<std::string> files;
    std::string format;
    std::string date;
    std::string folders = "lists";
    std::vector<std::string> columns;
    std::string progress;
    bool dry_run = false;
    bool json = false;
    bool repair_text = false;
    bool make_public = false;
    bool list_all = false;
};

/// --map names the format, too: only a table has columns to name.
Result<std::string> columns_of(Options const& options)
{
    std::string columns;
    for (auto const& some : options.columns)
        columns.append(columns.empty() ? "" : ",").append(some);
    if (columns.empty()) return columns;
    if (!options.format.empty() && options.format != "csv")
        return Fault{"--map", "is for --format csv: no other format has columns to be named"};
    auto const map = exchange::read_column_map(columns);
    if (!map) return Fault{"--map " + map.error().where(), map.error().reason()};
    return columns;
}

Result<exchange::ImportRequest> request_of(Options const& options, digest::Zone const& zone)
{
    exchange::ImportRequest request;
    request.dry_run = options.dry_run;
    request.options.repair_text = options.repair_text;
    request.options.folders = exchange::folder_choice(options.folders).value();
    if (options.make_public) request.audience = accounts::Audience::everyone();
    if (!options.format.empty()) {
        request.format = exchange::find_format(options.format);
        if (request.format == nullptr)
            return Fault{"--format " + options.format,
                         "is no format known here; `florilege import --help` lists them"};
    }
    auto const columns = columns_of(options);
    if (!columns) return columns.error();
    request.options.columns = *columns;
    if (!columns->empty()) request.format = exchange::find_format("csv");
    if (!options.date.empty()) {
        auto const date = read_moment(options.date, zone);
        if (!date) return Fault{"--date " + options.date, date.error().reason()};
        request.options.date = *date;
    }
    return request;
}

Telling telling_of(Options const& options, Terminal const& terminal)
{
    if (options.progress == "lines") return Telling::lines;
    if (options.progress == "none" || options.json || !terminal.shows_progress) return Telling::none;
    return Telling::bar;
}

std::uint64_t size_of(std::string const& file)
{
    std::error_code unknown;
    auto const size = std::filesystem::file_size(file, unknown);
    return unknown ? 0 : size;
}

/// A file to import, and whether it was named or found in a folder.
struct ToImport {
    std::string file;
    bool found = false;
};

// A folder of more files is no folder of exports.
constexpr std::size_t most_files = 10'000;

/// The files of a folder and of the folders in it, without hidden ones, in the order of their names; anything
/// else by itself. Throws std::system_error.
std::vector<ToImport> files_of(std::string const& named)
{
    namespace fs = std::filesystem;
    if (!fs::is_directory(named)) return {{named}};
    std::vector<ToImport> files;
    for (fs::recursive_directory_iterator at{named}, end; at != end; ++at) {
        bool const hidden = at->path().filename().string().starts_with('.');
        if (hidden && at->is_directory()) at.disable_recursion_pending();
        if (hidden || !at->is_regular_file()) continue;
        files.push_back({at->path().string(), true});
        if (files.size() > most_files)
            throw std::system_error{std::make_error_code(std::errc::argument_list_too_long)};
    }
    std::ranges::sort(files, {}, &ToImport::file);
    return files;
}

/// What a folder holds besides exports is told of and is no failure.
bool is_no_export(exchange::ImportFault const& fault)
{
    using Why = exchange::ImportFault::Why;
    return fault.why == Why::unknown || fault.why == Why::empty;
}

/// Where files are imported into.
struct Destination {
    digest::Zone zone; ///< of whoever imports
    std::function<Result<exchange::ImportReport, exchange::ImportFault>(
        OpenFile const&, exchange::ImportRequest const&, ImportTelling&)>
        import;
};

/// A dry run only reads, and so whoever writes there is not in its way. It needs a library to read.
Result<Library> open_for_import(Context const& context, Options const& options)
{
    bool const reads = options.dry_run && has_library(context.place);
    return reads ? open_for_reading(context) : open_for_writing(context);
}

Result<Destination> destination_here(Context const& context, Options const& options)
{
    auto opened = open_for_import(context, options);
    if (!opened) return opened.error();
    auto const library = std::make_shared<Library>(std::move(*opened));
    return Destination{zone_of(library->account),
                       [library, &context](OpenFile const& file, exchange::ImportRequest const& request,
                                           ImportTelling& telling) {
                           return exchange::import_source(*library->database, library->account.id,
                                                          file.source, request, context.clock, telling);
                       }};
}

Result<Destination> destination_there(Context const& context)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    return Destination{zone_of(there->account),
                       [server = there->server](OpenFile const& file, exchange::ImportRequest const& request,
                                                ImportTelling& telling) {
                           return import_there(server, file, request, telling);
                       }};
}

Exit import_one(Context& context, Destination const& destination, Options const& options,
                exchange::ImportRequest const& request, ToImport const& to_import)
{
    auto const& file = to_import.file;
    auto const source = exchange::open_file(file);
    auto const size = size_of(file);
    ImportTelling telling{context.terminal, telling_of(options, context.terminal), source->name(), size};
    auto report = destination.import({file, size, *source}, request, telling);
    if (!report && to_import.found && is_no_export(report.error())) {
        if (!options.json)
            context.terminal.out << file << ": not imported: " << report.error().reason() << '\n';
        return Exit::done;
    }
    if (!report) return told(context, report.error());
    if (options.json)
        context.terminal.out << exchange::to_json(*report) << '\n';
    else
        tell(context.terminal, *report, options.list_all);
    context.terminal.out << std::flush;
    if (!report->stopped.empty()) return told(context, Fault{report->file, report->stopped});
    return report->rejected > 0 ? Exit::partly : Exit::done;
}

Exit run(Context& context, Options const& options)
{
    auto const destination =
        is_remote(context) ? destination_there(context) : destination_here(context, options);
    if (!destination) return told(context, destination.error());
    auto const request = request_of(options, destination->zone);
    if (!request) return wrong(context, request.error());
    auto worst = Exit::done;
    for (auto const& named : options.files) {
        std::string file = named;
        try {
            for (auto const& one : files_of(named)) {
                file = one.file;
                worst = std::max(worst, import_one(context, *destination, options, *request, one));
            }
        } catch (std::system_error const& unreadable) {
            worst = std::max(worst, told(context, Fault{file, unreadable.code().message()}));
        }
    }
    return worst;
}

std::string known_formats()
{
    std::string text = "What the file is (default: found out from its content):";
    for (auto const* format : exchange::formats())
        text += fmt::format("\n{}: {}", format->name, format->description);
    return text;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("FILE", options->files, "Files to import, or folders of them; - is standard input")
        ->required();
    app.add_option("--format", options->format, known_formats())->type_name("NAME");
    app.add_option("--date", options->date, "When to say things of a file without dates were saved")
        ->type_name("DATE");
    app.add_option("--folders", options->folders,
                   "What becomes of the folders and collections of other programs: lists or tags of yours "
                   "(default: lists)")
        ->type_name("CHOICE")
        ->check(CLI::IsMember({"lists", "tags", "both", "none"}));
    app.add_option(
           "--map", options->columns,
           "Which columns of a table (--format csv) are what: url=Link,title=Name. Words: url, title, "
           "note, tags, folder, created, updated, unread, read, archived, favourite, public, private, "
           "author, highlight (default: found out from their names, in English or French)")
        ->type_name("WORD=COLUMN,…");
    app.add_flag("--repair-text", options->repair_text, "Undo known damage of encodings (â€™ for ’)");
    app.add_flag("--public", options->make_public,
                 "Make public what does not say whether it is (default: private)");
    app.add_flag("--dry-run", options->dry_run, "Tell what would happen and keep nothing");
    app.add_flag("--json", options->json, "One JSON object a file");
    app.add_flag("--problems", options->list_all, "List every problem, not only the first twenty");
    app.add_option("--progress", options->progress, "How to tell progress")
        ->type_name("KIND")
        ->check(CLI::IsMember({"bar", "lines", "none"}));
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const import_command{"import", "Bring in what you saved elsewhere",
                             "  florilege import bookmarks.html pinboard.json\n"
                             "  florilege import --dry-run export.csv\n"
                             "  florilege import --map url=Link,title=Name --folders tags links.csv\n"
                             "  florilege import --date 2012-01-30 --repair-text links-of-the-week.txt",
                             describe};

} // namespace florilege::cli
