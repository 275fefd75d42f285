#include "store/sqlite/sqlite_connection.hpp"

#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"
#include "store/sqlite/full_text_functions.hpp"
#include "store/sqlite/full_text_tokenizer.hpp"
#include "store/sqlite/sqlite_cursor.hpp"
#include "store/sqlite/statement_lease.hpp"

namespace florilege::store {
namespace {

constexpr int patience_ms = 10'000;
constexpr int steps_between_looks = 2000; ///< of SQLite's machine: below a millisecond

/// SQLite counts the memory it takes, under one lock for all threads; nobody reads the count. Too late, and
/// without effect, where the process has used SQLite before.
void stop_counting_memory()
{
    static int const once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

SqliteHandle open_file(std::filesystem::path const& file, SqliteRole role)
{
    stop_counting_memory();
    int const access =
        role == SqliteRole::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* raw = nullptr;
    int const result =
        sqlite3_open_v2(file.c_str(), &raw, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    SqliteHandle handle{raw};
    if (result != SQLITE_OK)
        throw StoreError{failure_text("open " + file.string(), {},
                                      raw == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(raw))};
    return handle;
}

/// After these nobody knows what the file holds.
bool leaves_the_file_unknown(int result)
{
    int const primary = result & 0xff;
    return (primary == SQLITE_IOERR && result != SQLITE_IOERR_NOMEM) || primary == SQLITE_CORRUPT ||
           primary == SQLITE_NOTADB;
}

class OwnStatement {
public:
    explicit OwnStatement(ReadGate& gate) noexcept : gate_{gate} { gate_.let_own_pass(true); }
    OwnStatement(OwnStatement const&) = delete;
    OwnStatement& operator=(OwnStatement const&) = delete;
    ~OwnStatement() { gate_.let_own_pass(false); }

private:
    ReadGate& gate_;
};

} // namespace

SqliteConnection::SqliteConnection(std::filesystem::path const& file, SqliteRole role,
                                   Tokenizer const& tokenizer, DatabaseLimits const& limits)
    : role_{role}, tokenizer_{tokenizer}, database_{open_file(file, role)}, gate_{database_.get()},
      statements_{limits.statements}, own_statements_{limits.statements}
{
    try {
        settle(role, limits);
    } catch (StoreError const& error) {
        throw StoreError{failure_text("open " + file.string(), {}, error.what())};
    }
}

/// Both kinds first, because a connection's settings are not kept in the file.
void SqliteConnection::settle(SqliteRole role, DatabaseLimits const& limits)
{
    auto* const db = database_.get();
    sqlite3_busy_timeout(db, patience_ms);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "a" is a name and LIKE tells capitals apart, as on PostgreSQL.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    script("PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;"
           "PRAGMA wal_autocheckpoint = 0");
    sqlite3_create_function_v2(db, "viewer", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, this,
                               &SqliteConnection::answer_viewer, nullptr, nullptr, nullptr);
    register_full_text_tokenizer(db);
    register_full_text_functions(db);
    if (role == SqliteRole::reader) {
        script("PRAGMA query_only = ON");
        gate_.close();
        return;
    }
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
           "PRAGMA cache_size = -" +
           std::to_string(limits.page_cache_bytes / 1024) +
           "; PRAGMA journal_size_limit = " + std::to_string(limits.wal_bytes));
}

std::unique_ptr<Cursor> SqliteConnection::query(std::string_view sql, std::span<Param const> values)
{
    return std::make_unique<SqliteCursor>(*this, lease(sql, values, true));
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<Param const> values)
{
    auto const statement = lease(sql, values, false);
    auto const before = sqlite3_total_changes64(database_.get());
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW)
        result = sqlite3_step(statement.get());
    if (result != SQLITE_DONE) fail(result, "run", sql);
    // sqlite3_changes alone keeps the number of an earlier statement when this one changes no rows by nature.
    return sqlite3_total_changes64(database_.get()) == before ? 0 : sqlite3_changes64(database_.get());
}

void SqliteConnection::control(std::string_view sql)
{
    OwnStatement const own{gate_};
    execute(sql, {});
}

std::int64_t SqliteConnection::control_number(std::string_view sql)
{
    OwnStatement const own{gate_};
    auto const cursor = query(sql, {});
    return cursor->next() ? cursor->integer(0) : 0;
}

void SqliteConnection::script(std::string_view sql)
{
    while (!sql.empty()) {
        sqlite3_stmt* raw = nullptr;
        char const* rest = nullptr;
        int result =
            sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw, &rest);
        SqliteStatement const statement{raw};
        auto const length = static_cast<std::size_t>(rest - sql.data());
        if (result != SQLITE_OK) fail(result, "run", sql);
        result = raw == nullptr ? SQLITE_DONE : SQLITE_ROW;
        while (result == SQLITE_ROW)
            result = sqlite3_step(raw);
        if (result != SQLITE_DONE) fail(result, "run", sql.substr(0, length));
        sql.remove_prefix(length);
    }
}

StatementLease SqliteConnection::lease(std::string_view sql, std::span<Param const> values,
                                       bool outlives_call)
{
    if (failure_ && role_ == SqliteRole::writer)
        throw StoreError{failure_text("run", sql, "an earlier statement of this transaction failed")};
    begin_before(end_, sql);
    gate_.forget_refusal();
    auto& cache = gate_.lets_own_pass() ? own_statements_ : statements_;
    auto* entry = cache.find(sql);
    bool const busy = entry != nullptr && entry->in_use;
    if (entry == nullptr) entry = &cache.keep(sql, prepare(sql));
    StatementLease out = busy ? StatementLease{prepare(sql)} : StatementLease{*entry};
    int const result = bind_values(out.get(), values, outlives_call ? Binding::copied : Binding::borrowed);
    if (result != SQLITE_OK) fail(result, "bind a value of", sql);
    return out;
}

SqliteStatement SqliteConnection::prepare(std::string_view sql)
{
    gate_.check_words(sql);
    sqlite3_stmt* raw = nullptr;
    char const* rest = nullptr;
    int const result = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    SqliteStatement statement{raw};
    if (result != SQLITE_OK) fail(result, "prepare", sql);
    auto const used = static_cast<std::size_t>(rest - sql.data());
    if (raw == nullptr || !sql_tokens(sql.substr(used)).empty())
        throw StoreError{failure_text("prepare", sql, "it is not one statement")};
    return statement;
}

void SqliteConnection::fail(int result, std::string_view what, std::string_view sql)
{
    char const* const cause = result == SQLITE_RANGE ? "the number of values is not the number of places"
                                                     : sqlite3_errmsg(database_.get());
    auto const text = failure_text(what, sql, cause);
    int const primary = result & 0xff;
    std::exception_ptr error;
    if (gate_.refused() || primary == SQLITE_AUTH || primary == SQLITE_READONLY)
        error = std::make_exception_ptr(NotAllowed{text});
    else if (primary == SQLITE_CONSTRAINT)
        error = std::make_exception_ptr(ConstraintViolation{text});
    else if (primary == SQLITE_FULL)
        error = std::make_exception_ptr(DiskFull{text});
    else if (primary == SQLITE_INTERRUPT)
        error = std::make_exception_ptr(TookTooLong{text});
    else if (role_ == SqliteRole::writer && leaves_the_file_unknown(result))
        error = std::make_exception_ptr(WriterLost{text});
    else
        error = std::make_exception_ptr(StoreError{text});
    if (!failure_) failure_ = error;
    std::rethrow_exception(error);
}

void SqliteConnection::stop_at(Deadline end) noexcept
{
    end_ = end;
    sqlite3_progress_handler(database_.get(), steps_between_looks,
                             end == never ? nullptr : &SqliteConnection::is_too_late, this);
}

int SqliteConnection::is_too_late(void* connection) noexcept
{
    return has_passed(static_cast<SqliteConnection const*>(connection)->end_) ? 1 : 0;
}

void SqliteConnection::answer_viewer(sqlite3_context* context, int, sqlite3_value**)
{
    auto& self = *static_cast<SqliteConnection*>(sqlite3_user_data(context));
    if (auto const viewer = self.gate_.viewer()) {
        sqlite3_result_int64(context, *viewer);
        return;
    }
    self.gate_.refuse();
    sqlite3_result_error(context, "no viewer is set", -1);
}

} // namespace florilege::store
