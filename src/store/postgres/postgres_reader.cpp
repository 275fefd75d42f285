#include "store/postgres/postgres_reader.hpp"

#include "prelude/log.hpp"
#include "store/dialect/read_rules.hpp"

namespace florilege::store {

std::string_view const reader_role_sql =
    "SELECT 'florilege_reader_' || oid FROM pg_database WHERE datname = current_database()";

PostgresReader::PostgresReader(Pool<PostgresConnection>& pool, std::string const& role, std::int64_t viewer)
    : pool_{pool}, connection_{pool.take()}
{
    // set_config is the first query, so the snapshot is taken here.
    connection_->begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE " + role +
                       "; SELECT set_config('florilege.viewer', '" + std::to_string(viewer) + "', true)");
}

PostgresReader::~PostgresReader()
{
    try {
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
