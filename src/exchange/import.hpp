#pragma once

#include "accounts/account.hpp"
#include "exchange/importer.hpp"
#include "exchange/report.hpp"
#include "prelude/clock.hpp"
#include "prelude/result.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::exchange {

/// What an import is to do, beyond reading.
struct ImportRequest {
    Format const* format = nullptr; ///< nullptr: found out from the file's beginning
    ImportOptions options;
    accounts::Audience audience = accounts::Audience::me(); ///< of what does not say its own
    bool dry_run = false; ///< count what would happen, keep nothing: the database is read, and no more
    std::filesystem::path scratch = {}; ///< the folder a dry run works in; empty: the system's
    /// Names the upload it comes from, where that is imported again after an interruption: it then goes on as
    /// the import that was interrupted, and the report tells of both parts. Empty: it stands alone.
    std::string upload = {};
};

/// Whether an import goes on behind a commit.
enum class Onward { go_on, stop };

/// Told after every commit, on the thread that imports.
struct ImportProgress {
    ImportProgress() = default;
    ImportProgress(ImportProgress const&) = delete;
    ImportProgress& operator=(ImportProgress const&) = delete;
    virtual ~ImportProgress() = default;

    /// `bookmarks` are durable by now; `bytes` of the file are read.
    virtual Onward committed(std::int64_t bookmarks, std::uint64_t bytes) = 0;
};

/// Why nothing was imported.
struct ImportFault : Fault {
    enum class Why {
        empty,          ///< there is nothing in the file
        unknown,        ///< it is of no format known here
        another_format, ///< it is not what was named, and looks like something else
        refused,        ///< the format found nothing in it, or that it is something else
    };
    ImportFault() = default;
    ImportFault(Why for_what, std::string where, std::string reason, Saying saying = {})
        : Fault{std::move(where), std::move(reason), std::move(saying)}, why{for_what}
    {}

    Why why = Why::unknown;
};

/// How much of a file's beginning tells what it is.
constexpr std::size_t head_bytes = 64 * 1024;

/// What a file is to be read as: `named`, unless its beginning plainly is something else; where nothing is
/// named (nullptr), what that looks like. `bytes` are its first head_bytes, `file` what people call it.
Result<Format const*, ImportFault> format_of(std::string_view bytes, Format const* named,
                                             std::string const& file);

/// Imports one file into a library as one batch, some hundred bookmarks a commit: what was committed stays,
/// whatever happens after, and importing the file again completes the rest. A record the database refuses is
/// rejected alone. A full disk ends the import with a report that says so, and so does `progress` where it
/// wants no more.
Result<ImportReport, ImportFault> import_source(store::Database& database, accounts::AccountId owner,
                                                Source& source, ImportRequest const& request,
                                                Clock const& clock, ImportProgress& progress);

} // namespace florilege::exchange
