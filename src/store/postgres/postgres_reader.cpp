#include "store/postgres/postgres_reader.hpp"

#include "prelude/log.hpp"
#include "store/dialect/read_rules.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace florilege::store {

std::string_view const reader_role_sql =
    "SELECT 'florilege_reader_' || oid FROM pg_database WHERE datname = current_database()";

namespace {

/// Has the server end a statement that is under way at the end.
std::string end_statements_at(Deadline end)
{
    using std::chrono::milliseconds;
    if (end == never) return {};
    auto const left = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
    return "SET LOCAL statement_timeout = " +
           std::to_string(
               std::clamp(left, milliseconds{1}, milliseconds{std::numeric_limits<std::int32_t>::max()})
                   .count()) +
           "; ";
}

} // namespace

PostgresReader::PostgresReader(Pool<PostgresConnection>& pool, std::string const& role, std::int64_t viewer,
                               Deadline end)
    : pool_{pool}, connection_{pool.take()}
{
    // set_config is the first query, so the snapshot is taken here.
    connection_->begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + end_statements_at(end) +
                       "SET LOCAL ROLE " + role + "; SELECT set_config('florilege.viewer', '" +
                       std::to_string(viewer) + "', true)");
    connection_->stop_at(end);
}

PostgresReader::~PostgresReader()
{
    try {
        connection_->stop_at(never);
        connection_->forget_failure();
        connection_->script("ROLLBACK");
        connection_->forget_cursors();
        pool_.give(std::move(connection_));
    } catch (std::exception const& error) {
        log::warn("a reading connection is closed: {}", error.what());
    }
}

std::unique_ptr<Cursor> PostgresReader::open(std::string_view sql, std::span<Param const> values,
                                             Wanted wanted)
{
    refuse_unreadable(sql, {});
    return connection_->query(sql, values, wanted == Wanted::first_row);
}

std::int64_t PostgresReader::execute(std::string_view sql, std::span<Param const> values)
{
    refuse_unreadable(sql, {});
    return connection_->execute(sql, values);
}

} // namespace florilege::store
