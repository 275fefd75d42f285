#include "cli/library.hpp"

#include "library/text_index.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <ostream>

namespace florilege::cli {
namespace {

std::string environment(char const* name)
{
    char const* const value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

/// What has no remote half wants a folder, or a database; it says so before it touches either.
void must_be_here(Place const& place)
{
    if (!place.server.empty())
        throw CLI::ValidationError{
            "--server",
            "this command works only on the machine of the library; run it there, or here without "
            "--server for a library on this machine"};
}

store::Location location_of(Place const& place, std::string_view command = "florilege")
{
    must_be_here(place);
    if (!place.database.empty()) return store::PostgresLocation{place.database, std::string{command}};
    return store::SqliteLocation{data_folder(place) / "florilege.db"};
}

std::string known_names(std::vector<accounts::Account> const& accounts)
{
    std::string names;
    for (auto const& account : accounts)
        names += (names.empty() ? "" : ", ") + account.name;
    return names;
}

Result<accounts::Account> account_of(store::Database& database, std::string const& wanted)
{
    auto const reader = database.read(accounts::authenticator);
    auto const all = accounts::all_accounts(*reader);
    if (all.empty())
        return Fault{"library", "has no account yet; `florilege import` or `user add` makes the first"};
    if (wanted.empty()) return all.front();
    auto const name = accounts::AccountName::parse(wanted);
    if (!name) return name.error();
    if (auto account = accounts::find_account(*reader, *name)) return std::move(*account);
    return Fault{"--as " + wanted, "there is no such account; there are: " + known_names(all)};
}

accounts::AccountName first_name(std::string const& wanted)
{
    for (auto const& candidate : {wanted, environment("USER"), environment("LOGNAME")})
        if (auto name = accounts::AccountName::parse(candidate)) return *name;
    return accounts::AccountName::parse("owner").value();
}

constexpr std::string_view count_sql = "SELECT count(*) FROM account";

void make_first_account(store::Database& database, std::string const& wanted, Time now)
{
    database.write([&](store::Transaction& transaction) {
        if (transaction.integer(count_sql).value_or(0) > 0) return;
        accounts::create_account(transaction, first_name(wanted), now).value();
    });
}

Result<Library> with_account(std::optional<store::DataDirectory> directory,
                             std::unique_ptr<store::Database> database, std::string const& wanted)
{
    auto account = account_of(*database, wanted);
    if (!account) return account.error();
    return Library{std::move(directory), std::move(database), std::move(*account)};
}

} // namespace

std::unique_ptr<store::Reader> Library::read() const
{
    return database->read(accounts::Viewer::authenticated(account.id).number());
}

std::filesystem::path data_folder(Place const& place)
{
    must_be_here(place);
    if (!place.data.empty()) return std::filesystem::absolute(place.data);
    if (auto const home = environment("XDG_DATA_HOME"); !home.empty())
        return std::filesystem::path{home} / "florilege";
    return std::filesystem::path{environment("HOME")} / ".local" / "share" / "florilege";
}

bool has_library(Place const& place)
{
    auto const location = location_of(place);
    auto const* sqlite = std::get_if<store::SqliteLocation>(&location);
    return sqlite == nullptr || std::filesystem::exists(sqlite->file);
}

Result<Library> open_for_reading(Context const& context)
{
    auto const location = location_of(context.place);
    if (!has_library(context.place))
        return Fault{
            data_folder(context.place).string(),
            "there is no library here yet; `florilege import FILE` or `florilege add URL` starts one"};
    auto database = store::open(location, store::Access::read_only, library::tokenizer());
    return with_account(std::nullopt, std::move(database), context.place.account);
}

Result<OpenDatabase> open_database(Context const& context, std::string_view command,
                                   store::DatabaseLimits const& limits)
{
    auto const location = location_of(context.place, command);
    OpenDatabase opened;
    if (std::holds_alternative<store::SqliteLocation>(location)) {
        auto owned = store::DataDirectory::own(data_folder(context.place), command);
        if (!owned) return owned.error();
        opened.directory.emplace(std::move(*owned));
    }
    opened.database = store::open(location, store::Access::read_write, library::tokenizer(), limits);
    return opened;
}

Result<Library> open_for_writing(Context const& context)
{
    auto opened = open_database(context, "florilege");
    if (!opened) return opened.error();
    make_first_account(*opened->database, context.place.account, context.clock.now());
    return with_account(std::move(opened->directory), std::move(opened->database), context.place.account);
}

Exit told(Context const& context, Fault const& fault)
{
    context.terminal.err << "florilege: " << fault.text() << '\n';
    return Exit::failure;
}

Exit wrong(Context const& context, Fault const& fault)
{
    told(context, fault);
    return Exit::usage;
}

} // namespace florilege::cli
