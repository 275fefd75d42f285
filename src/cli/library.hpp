#pragma once

#include "accounts/account.hpp"
#include "accounts/viewer.hpp"
#include "cli/command.hpp"
#include "library/keep.hpp"
#include "prelude/result.hpp"
#include "store/data_directory.hpp"
#include "store/database.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace florilege::cli {

/// The library a command works on, opened for one account.
struct Library {
    std::optional<store::DataDirectory> directory; ///< held while writing to SQLite
    std::unique_ptr<store::Database> database;
    accounts::Account account;

    /// A snapshot of what the account may read.
    std::unique_ptr<store::Reader> read() const;
};

/// Opens for reading; a running server or import is not in the way. A Fault where there is no library yet, or
/// no such account.
Result<Library> open_for_reading(Context const& context);

/// Whether there is one already, on this machine; on a server there always is.
bool has_library(Place const& place);

/// Opens for writing and makes what is missing: the folder, the schema, and on the first use the account that
/// owns the site, named by --as or else by the person's log-in name. A Fault where another process holds the
/// folder, or there is no such account.
Result<Library> open_for_writing(Context const& context);

/// A database with what holds it.
struct OpenDatabase {
    std::optional<store::DataDirectory> directory; ///< held while writing to SQLite
    std::unique_ptr<store::Database> database;
};

/// Opens for writing and makes the folder and the schema where they are missing, but no account. `command` is
/// who says so to others that want the folder.
Result<OpenDatabase> open_database(Context const& context, std::string_view command,
                                   store::DatabaseLimits const& limits = {});

/// The folder that --data or its default names. This and the above are for a library on this machine: with
/// --server they throw CLI::ParseError, which says so.
std::filesystem::path data_folder(Place const& place);

/// Tells a Fault on standard error and gives the exit status for it.
Exit told(Context const& context, Fault const& fault);

/// The same of words that are wrong, and the status for these.
Exit wrong(Context const& context, Fault const& fault);

} // namespace florilege::cli
