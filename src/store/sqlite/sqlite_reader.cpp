#include "store/sqlite/sqlite_reader.hpp"

#include "prelude/log.hpp"

namespace florilege::store {

SqliteReader::SqliteReader(Pool<SqliteConnection>& pool, std::int64_t viewer, Deadline end)
    : pool_{pool}, connection_{pool.take()}
{
    connection_->control("BEGIN");
    connection_->control_number("SELECT count(*) FROM schema_version"); // BEGIN alone takes no snapshot
    connection_->gate().see_as(viewer);
    connection_->stop_at(end);
}

SqliteReader::~SqliteReader()
{
    connection_->stop_at(never);
    connection_->gate().see_as(std::nullopt);
    connection_->forget_failure();
    try {
        connection_->control("ROLLBACK");
        pool_.give(std::move(connection_));
    } catch (std::exception const& error) {
        log::warn("a reading connection is closed: {}", error.what());
    }
}

std::unique_ptr<Cursor> SqliteReader::open(std::string_view sql, std::span<Param const> values, Wanted)
{
    return connection_->query(sql, values);
}

std::int64_t SqliteReader::execute(std::string_view sql, std::span<Param const> values)
{
    return connection_->execute(sql, values);
}

} // namespace florilege::store
