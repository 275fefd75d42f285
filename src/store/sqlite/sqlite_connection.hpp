#pragma once

#include "store/database.hpp"
#include "store/deadline.hpp"
#include "store/sqlite/handles.hpp"
#include "store/sqlite/read_gate.hpp"
#include "store/sqlite/statement_cache.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace florilege::store {

class StatementLease;

enum class SqliteRole { writer, reader };

/// One connection to a SQLite file, used by one thread at a time.
class SqliteConnection {
public:
    /// Opens the file; a writer creates it where it is missing. Throws StoreError.
    SqliteConnection(std::filesystem::path const& file, SqliteRole role, Tokenizer const& tokenizer,
                     DatabaseLimits const& limits);
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    std::unique_ptr<Cursor> query(std::string_view sql, std::span<Param const> values);
    std::int64_t execute(std::string_view sql, std::span<Param const> values);
    /// The id of the row that was inserted last.
    std::int64_t last_id() const noexcept { return sqlite3_last_insert_rowid(database_.get()); }

    /// The store's own statement, which the gate lets through. Prepared once, without values.
    void control(std::string_view sql);
    /// The first column of its first row.
    std::int64_t control_number(std::string_view sql);
    /// Several statements, without values.
    void script(std::string_view sql);

    sqlite3* handle() const noexcept { return database_.get(); }
    ReadGate& gate() noexcept { return gate_; }
    Tokenizer const& tokenizer() const noexcept { return tokenizer_; }

    /// From here statements throw TookTooLong once `end` has passed.
    void stop_at(Deadline end) noexcept;

    /// What the first statement that failed since forget_failure() threw.
    std::exception_ptr failure() const noexcept { return failure_; }
    void forget_failure() noexcept { failure_ = nullptr; }

    /// Throws the error for a result code of SQLite's and remembers it.
    [[noreturn]] void fail(int result, std::string_view what, std::string_view sql);

private:
    StatementLease lease(std::string_view sql, std::span<Param const> values, bool outlives_call);
    SqliteStatement prepare(std::string_view sql);
    void settle(SqliteRole role, DatabaseLimits const& limits);
    static int is_too_late(void* connection) noexcept;
    static void answer_viewer(sqlite3_context* context, int, sqlite3_value**);

    SqliteRole role_;
    Tokenizer const& tokenizer_;
    SqliteHandle database_;
    ReadGate gate_;
    StatementCache statements_;
    StatementCache own_statements_; ///< apart, so that nobody finds a BEGIN that was let through
    std::exception_ptr failure_;
    Deadline end_ = never;
};

} // namespace florilege::store
