#include "store/sqlite/sqlite_writer.hpp"

#include "prelude/log.hpp"
#include "store/error.hpp"
#include "store/sqlite/sqlite_copy.hpp"

#include <algorithm>
#include <limits>

namespace florilege::store {
namespace {

constexpr std::string_view foundation_sql = R"(
CREATE TABLE schema_version (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);
CREATE VIEW visible_schema_version AS SELECT number, name FROM schema_version;
)";
constexpr std::string_view has_foundation_sql =
    "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'";
constexpr std::string_view has_anything_sql = "SELECT count(*) FROM sqlite_schema";
constexpr std::string_view broken_reference_sql = "SELECT count(*) FROM pragma_foreign_key_check";

} // namespace

SqliteWriter::SqliteWriter(std::filesystem::path const& file, Tokenizer const& tokenizer,
                           DatabaseLimits const& limits)
    : connection_{file, SqliteRole::writer, tokenizer, limits}
{
    auto const pages =
        limits.wal_bytes / std::max<std::int64_t>(1, connection_.control_number("PRAGMA page_size"));
    pages_allowed_ = static_cast<int>(std::clamp<std::int64_t>(pages, 1, std::numeric_limits<int>::max()));
    auto const journal = rows_of("PRAGMA journal_mode");
    if (journal != std::vector<std::string>{"wal"})
        throw StoreError{
            failure_text("open " + file.string(), {}, "its file system allows no write-ahead log")};
    sqlite3_wal_hook(connection_.handle(), &SqliteWriter::note_log_size, this);
}

SqliteWriter::~SqliteWriter()
{
    if (lost_) {
        // Closing would checkpoint what may be damaged; the next start recovers from the log instead.
        sqlite3_db_config(connection_.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return;
    }
    try {
        checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    } catch (std::exception const& error) {
        log::warn("closing: {}", error.what());
    }
}

void SqliteWriter::start_afresh() noexcept
{
    connection_.forget_failure();
    connection_.gate().see_as(std::nullopt);
}

void SqliteWriter::begin()
{
    start_afresh();
    connection_.control("BEGIN IMMEDIATE");
}

void SqliteWriter::commit()
{
    connection_.control("COMMIT");
}

void SqliteWriter::roll_back() noexcept
{
    try {
        auto const failure = connection_.failure();
        connection_.forget_failure();
        if (failure) std::rethrow_exception(failure);
    } catch (WriterLost const&) {
        lost_ = true;
    } catch (...) { // why it is rolled back is told to those who asked
    }
    if (sqlite3_get_autocommit(connection_.handle()) != 0) return;
    if (sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK)
        log::error("a rollback failed: {}", sqlite3_errmsg(connection_.handle()));
}

void SqliteWriter::mark()
{
    start_afresh();
    connection_.control("SAVEPOINT request");
}

void SqliteWriter::keep()
{
    connection_.control("RELEASE request");
}

void SqliteWriter::undo()
{
    connection_.forget_failure();
    connection_.control("ROLLBACK TO request");
    connection_.control("RELEASE request");
}

bool SqliteWriter::in_transaction() const
{
    return sqlite3_get_autocommit(connection_.handle()) == 0;
}

/// A reader may keep a checkpoint from finishing; it is tried again when the log has grown by a quarter more.
void SqliteWriter::rest()
{
    if (log_pages_ < pages_allowed_) {
        pages_when_tried_ = 0;
        return;
    }
    if (pages_when_tried_ != 0 && log_pages_ - pages_when_tried_ < pages_allowed_ / 4) return;
    pages_when_tried_ = log_pages_;
    checkpoint(SQLITE_CHECKPOINT_PASSIVE);
}

void SqliteWriter::checkpoint(int mode)
{
    int const result = sqlite3_wal_checkpoint_v2(connection_.handle(), "main", mode, nullptr, nullptr);
    if (result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY) return;
    try {
        connection_.fail(result, "checkpoint", {});
    } catch (WriterLost const&) {
        lost_ = true;
        throw;
    }
}

int SqliteWriter::note_log_size(void* writer, sqlite3*, char const*, int pages)
{
    static_cast<SqliteWriter*>(writer)->log_pages_ = pages;
    return SQLITE_OK;
}

void SqliteWriter::lay_foundation()
{
    // A table that is rebuilt must not take its children with it; check_references looks afterwards.
    connection_.script("PRAGMA foreign_keys = OFF");
    if (connection_.control_number(has_foundation_sql) != 0) return;
    if (connection_.control_number(has_anything_sql) != 0)
        throw StoreError{"the file is a SQLite database of another program"};
    begin();
    connection_.script(foundation_sql);
    commit();
}

void SqliteWriter::check_references()
{
    if (auto const broken = connection_.control_number(broken_reference_sql); broken != 0)
        throw StoreError{"it leaves " + std::to_string(broken) + " rows that point nowhere"};
}

void SqliteWriter::open_to_readers()
{
    connection_.script("PRAGMA foreign_keys = ON");
}

void SqliteWriter::backup(std::filesystem::path const& file)
{
    copy_database(connection_.handle(), file);
}

std::vector<std::string> SqliteWriter::check()
{
    start_afresh();
    std::vector<std::string> findings;
    try {
        findings = rows_of("PRAGMA integrity_check(100)");
        if (findings == std::vector<std::string>{"ok"}) findings.clear();
        for (auto const& table : rows_of("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check"))
            findings.push_back("rows of " + table + " point nowhere");
        for (auto const& finding : check_full_text(connection_.handle()))
            findings.push_back(finding);
    } catch (StoreError const& error) {
        findings.emplace_back(error.what()); // the damage is such that not even the check gets through
    }
    return findings;
}

std::vector<std::string> SqliteWriter::rows_of(std::string_view sql)
{
    std::vector<std::string> out;
    auto const cursor = connection_.query(sql, {});
    while (cursor->next())
        out.emplace_back(cursor->text(0));
    return out;
}

} // namespace florilege::store
