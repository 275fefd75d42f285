#pragma once

#include "store/deadline.hpp"
#include "store/migrations.hpp"
#include "store/tokenizer.hpp"
#include "store/transaction.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace florilege::store {

/// Where the data is: a SQLite file inside a data directory, or a PostgreSQL server.
struct SqliteLocation {
    std::filesystem::path file;
};
struct PostgresLocation {
    std::string url;                   ///< postgresql://user@host/name, as libpq reads it
    std::string command = "florilege"; ///< who says so to others that want to write
};
using Location = std::variant<SqliteLocation, PostgresLocation>;

enum class Access {
    read_only,  ///< no writer thread, no migration; the schema must be the current one
    read_write, ///< migrates first; on SQLite the caller holds the data directory's lock
};

/// Named limits; every one can be set in the configuration.
struct DatabaseLimits {
    std::size_t writes_queued = 1024;         ///< more requests than this wait at the door
    std::size_t writes_per_commit = 256;      ///< how many requests share one commit
    std::int64_t wal_bytes = 64 << 20;        ///< checkpoint when the log has grown past this
    std::int64_t page_cache_bytes = 48 << 20; ///< SQLite's memory for pages of the writing connection
    std::size_t readers = 8;                  ///< reading connections kept open
    std::size_t statements = 256;             ///< prepared statements kept by one connection
    int rows_fetched = 500;                   ///< rows of a query in memory at a time (PostgreSQL)
    std::chrono::milliseconds writer_ends{
        2000}; ///< another that wrote may take so long to be gone (PostgreSQL)
};

/// The open database. Reads may come from any thread. Writes go, in the order they came, to the one thread
/// that owns the one writing connection; requests that wait together share one commit (group commit).
class Database {
public:
    Database() = default;
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    /// Finishes the writes already submitted, checkpoints and closes.
    virtual ~Database() = default;

    virtual Engine engine() const noexcept = 0;

    using Work = std::function<void(Transaction&)>;

    /// Queues a write. The future is ready once the write is durable, or holds what the work threw; then
    /// nothing of it was kept, and its neighbours in the same commit are untouched. Blocks while the queue
    /// is full. After a failed sync of the disk every further write throws StoreError: what the disk holds
    /// is not known, and the program must be started anew. Must not be called from inside a work.
    virtual std::future<void> submit(Work work) = 0;

    /// Runs a write and waits until it is durable. Rethrows what the work threw.
    void write(Work work) { submit(std::move(work)).get(); }

    /// A snapshot, taken now, for the viewer with that number, 0 for nobody. Holds a reading connection until
    /// destroyed, which must be before the database is. Its statements throw TookTooLong once `end` has
    /// passed, in the middle of their work too; SQLite looks up words of the full-text index to their end.
    virtual std::unique_ptr<Reader> read(std::int64_t viewer, Deadline end) = 0;

    /// The same without an end.
    std::unique_ptr<Reader> read(std::int64_t viewer) { return read(viewer, never); }

    /// Consistent online copy of the whole database into a new file (SQLite only; PostgreSQL has pg_dump and
    /// throws StoreError saying so). Throws where the file exists already.
    virtual void backup(std::filesystem::path const& file) = 0;

    /// Findings of the engine's own integrity check and of the full-text index's; empty when all is well.
    virtual std::vector<std::string> check() = 0;
};

/// Opens, and for read_write migrates to the newest schema after taking a copy of an older one beside it.
/// `tokenizer` must outlive the database. Throws StoreError, NewerSchema where the database is from a later
/// program. A PostgreSQL database has one that writes, as a data directory has: a second one is told who it
/// is.
std::unique_ptr<Database> open(Location const& location, Access access, Tokenizer const& tokenizer,
                               DatabaseLimits const& limits = {});

/// The same with a schema other than the program's own.
std::unique_ptr<Database> open(Location const& location, Access access, Tokenizer const& tokenizer,
                               DatabaseLimits const& limits, std::span<Migration const> schema);

} // namespace florilege::store
