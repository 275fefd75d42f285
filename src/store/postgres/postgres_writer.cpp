#include "store/postgres/postgres_writer.hpp"

#include "prelude/log.hpp"
#include "store/dialect/placeholders.hpp"
#include "store/error.hpp"
#include "store/postgres/reader_role.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

/// viewer() raises where no viewer is set, so that a forgotten one gives an error and never rows.
constexpr std::string_view foundation_sql = R"(
CREATE TABLE schema_version (number bigint NOT NULL PRIMARY KEY, name text NOT NULL);
CREATE VIEW visible_schema_version AS SELECT number, name FROM schema_version;
CREATE FUNCTION viewer() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    number text := current_setting('florilege.viewer', true);
BEGIN
    IF number IS NULL OR number = '' THEN
        RAISE insufficient_privilege USING MESSAGE = 'no viewer is set';
    END IF;
    RETURN number;
END $$;
)";
constexpr std::string_view has_foundation_sql =
    "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_version')";

/// Any number will do; this one is ours ("flor").
constexpr std::string_view lock_sql = "SELECT pg_advisory_xact_lock(1718382450)";

/// The lock of who writes; pairs of numbers are apart from single ones.
constexpr std::string_view own_sql = "SELECT pg_advisory_lock(1718382450, 1)";
constexpr std::string_view disown_sql = "SELECT pg_advisory_unlock(1718382450, 1)";
constexpr std::string_view owner_sql =
    "SELECT current_database(), a.application_name, a.pid FROM pg_locks l"
    " JOIN pg_stat_activity a ON a.pid = l.pid JOIN pg_database d ON d.oid = l.database"
    " WHERE l.locktype = 'advisory' AND l.classid = 1718382450 AND l.objid = 1 AND l.objsubid = 2"
    " AND l.granted AND d.datname = current_database()";
constexpr std::string_view patience_sql = "SELECT set_config('lock_timeout', CAST(?1 AS text), true)";
constexpr std::string_view usual_patience_sql = "SET LOCAL lock_timeout TO DEFAULT";

constexpr std::string_view see_as_sql = "SELECT set_config('florilege.viewer', CAST(?1 AS text), true)";

constexpr std::string_view damaged_sql =
    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid";

} // namespace

PostgresWriter::PostgresWriter(PostgresLocation location, Tokenizer const& tokenizer,
                               DatabaseLimits const& limits)
    : patience_{std::max(limits.writer_ends, std::chrono::milliseconds{1})}, connection_{std::move(location),
                                                                                         tokenizer, limits}
{
    begin();
    roll_back();
}

/// Lets go by itself: the server may take a moment to see that a session is gone, and the next one need not
/// wait for that.
PostgresWriter::~PostgresWriter()
{
    if (!connection_.alive()) return;
    roll_back();
    try {
        connection_.script(disown_sql);
    } catch (std::exception const& error) {
        log::warn("{}", error.what());
    }
}

void PostgresWriter::Writing::see_as(std::int64_t viewer)
{
    has_viewer_ = true;
    text(see_as_sql, viewer);
}

void PostgresWriter::Writing::see_as_nobody()
{
    if (has_viewer_) text(see_as_sql, "");
    has_viewer_ = false;
}

std::int64_t PostgresWriter::Writing::insert_row(std::string_view sql, std::span<Param const> values)
{
    auto const row = connection_.query(returning_id(sql), values, true);
    if (!row->next()) missing_id(sql);
    return row->integer(0);
}

void PostgresWriter::begin()
{
    connection_.begin("BEGIN");
    if (owning_session_ != connection_.session()) own();
    transaction_.forget_viewer();
}

/// The lock is the session's and stays, whatever becomes of the transaction.
void PostgresWriter::own()
{
    try {
        transaction_.text(patience_sql, patience_.count());
        connection_.script(own_sql);
        connection_.script(usual_patience_sql);
    } catch (StoreError const&) {
        roll_back();
        auto const owner = connection_.alive() ? who_owns() : std::string{};
        if (owner.empty()) throw;
        throw StoreError{owner};
    }
    owning_session_ = connection_.session();
}

/// Empty where nobody does.
std::string PostgresWriter::who_owns()
{
    auto const row = connection_.query(owner_sql, {}, true);
    if (!row->next()) return {};
    return "the database " + std::string{row->text(0)} + " is in use by " + std::string{row->text(1)} +
           " (session " + std::to_string(row->integer(2)) + " of its server)";
}

void PostgresWriter::commit()
{
    auto const result = connection_.script("COMMIT");
    // The COMMIT of a transaction in error succeeds and answers so.
    if (std::string_view{PQcmdStatus(result.get())} == "ROLLBACK")
        throw StoreError{failure_text("commit", {}, "the server rolled the transaction back")};
}

void PostgresWriter::roll_back() noexcept
{
    try {
        connection_.forget_failure();
        if (in_transaction()) connection_.script("ROLLBACK");
    } catch (std::exception const& error) {
        log::warn("{}", error.what()); // the server rolls back by itself; begin() connects anew
    }
}

void PostgresWriter::mark()
{
    connection_.forget_failure();
    transaction_.see_as_nobody();
    connection_.script("SAVEPOINT request");
}

void PostgresWriter::keep()
{
    connection_.script("RELEASE request");
}

void PostgresWriter::undo()
{
    connection_.forget_failure();
    connection_.forget_cursors();
    connection_.script("ROLLBACK TO request; RELEASE request");
}

template <class Work> void PostgresWriter::in_own_transaction(Work work)
{
    begin();
    try {
        lock_schema();
        work();
        connection_.script("COMMIT");
    } catch (...) {
        roll_back();
        throw;
    }
}

void PostgresWriter::lay_foundation()
{
    in_own_transaction([this] {
        if (transaction_.integer(has_foundation_sql) == 0) connection_.script(foundation_sql);
    });
}

void PostgresWriter::lock_schema()
{
    connection_.script(lock_sql);
}

void PostgresWriter::open_to_readers()
{
    in_own_transaction([this] { open_views_to_readers(transaction_); });
}

void PostgresWriter::backup(std::filesystem::path const&)
{
    throw StoreError{"a PostgreSQL database is copied with pg_dump, not by this program"};
}

std::vector<std::string> PostgresWriter::check()
{
    std::vector<std::string> findings;
    begin();
    {
        auto rows = transaction_.query(damaged_sql);
        while (rows.next())
            findings.push_back("the index " + rows.string(0) + " is damaged");
    }
    roll_back();
    return findings;
}

} // namespace florilege::store
