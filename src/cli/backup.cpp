#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "library/text_index.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file;
    bool replace = false;
};

/// What the engine finds wrong with a database file; migrates it where it is older.
std::vector<std::string> findings_in(fs::path const& file)
{
    return store::open(store::SqliteLocation{file}, store::Access::read_write, library::tokenizer())->check();
}

void remove_database(fs::path const& file)
{
    std::error_code ignored;
    for (auto const* const ending : {"", "-wal", "-shm"})
        fs::remove(fs::path{file}.concat(ending), ignored);
}

Exit back_up(Context& context, Options const& options)
{
    if (fs::exists(options.file)) return told(context, {options.file, "exists already; nothing was written"});
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    library->database->backup(options.file);
    context.terminal.out << fmt::format("{}: {} bytes, checked\n", options.file, fs::file_size(options.file));
    return Exit::done;
}

Exit restore(Context& context, Options const& options)
{
    auto const folder = data_folder(context.place);
    if (!context.place.database.empty())
        return told(context, {"--database", "a PostgreSQL database is restored with pg_restore"});
    if (!fs::is_regular_file(options.file)) return told(context, {options.file, "there is no such file"});
    auto directory = store::DataDirectory::own(folder, "florilege restore");
    if (!directory) return told(context, directory.error());
    auto const database = directory->database();
    if (fs::exists(database) && !options.replace)
        return told(context, {database.string(), "there is a library already; --replace puts it aside"});

    // The backup is checked as a copy of its own before anything of ours is touched.
    auto const copy = fs::path{database}.concat(".restoring");
    remove_database(copy);
    fs::copy_file(options.file, copy);
    try {
        if (auto const findings = findings_in(copy); !findings.empty()) {
            remove_database(copy);
            return told(context, {options.file, "is damaged: " + findings.front()});
        }
    } catch (std::exception const& broken) {
        remove_database(copy);
        return told(context, {options.file, broken.what()});
    }
    auto const aside = fs::path{database}.concat(".before-restore");
    if (fs::exists(database)) {
        remove_database(aside);
        // Opening and closing leaves nothing behind in the log, so the file alone is the whole library.
        findings_in(database);
        fs::rename(database, aside);
    }
    fs::rename(copy, database);
    context.terminal.out << fmt::format("restored {}\n", database.string());
    if (fs::exists(aside)) context.terminal.out << fmt::format("what was there is in {}\n", aside.string());
    return Exit::done;
}

void describe_backup(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("FILE", options->file, "File to write; it must not exist")->required();
    app.callback([options, &action] { action.exit = back_up(*action.context, *options); });
}

void describe_restore(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("FILE", options->file, "A file that `florilege backup` wrote")->required();
    app.add_flag("--replace", options->replace, "Where there is a library already, put it aside");
    app.callback([options, &action] { action.exit = restore(*action.context, *options); });
}

} // namespace

Command const backup_command{"backup", "Copy the whole library into one file",
                             "  florilege backup 2012-02-01.florilege", describe_backup};
Command const restore_command{"restore", "Put a backup in place, after checking it",
                              "  florilege restore 2012-02-01.florilege", describe_restore};

} // namespace florilege::cli
