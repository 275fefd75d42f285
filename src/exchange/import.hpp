#pragma once

#include "accounts/account.hpp"
#include "exchange/importer.hpp"
#include "exchange/report.hpp"
#include "prelude/clock.hpp"
#include "prelude/result.hpp"
#include "store/database.hpp"

#include <cstdint>

namespace florilege::exchange {

/// What an import is to do, beyond reading.
struct ImportRequest {
    Format const* format = nullptr; ///< nullptr: found out from the file's beginning
    ImportOptions options;
    accounts::Audience audience = accounts::Audience::me(); ///< of what does not say its own
    bool dry_run = false;                                   ///< count what would happen, keep nothing
};

/// Told after every commit, on the thread that imports.
struct ImportProgress {
    ImportProgress() = default;
    ImportProgress(ImportProgress const&) = delete;
    ImportProgress& operator=(ImportProgress const&) = delete;
    virtual ~ImportProgress() = default;

    /// `bookmarks` are durable by now; `bytes` of the file are read.
    virtual void committed(std::int64_t bookmarks, std::uint64_t bytes) = 0;
};

/// Imports one file into a library as one batch, some hundred bookmarks a commit: what was committed stays,
/// whatever happens after, and importing the file again completes the rest. A record the database refuses is
/// rejected alone. A full disk ends the import with a report that says so.
/// A Fault where the file is of no known format, or plainly of another one than was named.
Result<ImportReport> import_source(store::Database& database, accounts::AccountId owner, Source& source,
                                   ImportRequest const& request, Clock const& clock,
                                   ImportProgress& progress);

} // namespace florilege::exchange
