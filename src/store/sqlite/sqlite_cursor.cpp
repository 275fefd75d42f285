#include "store/sqlite/sqlite_cursor.hpp"

#include <stdexcept>

namespace florilege::store {

SqliteCursor::SqliteCursor(SqliteConnection& connection, StatementLease lease)
    : connection_{connection}, lease_{std::move(lease)}, columns_{sqlite3_column_count(lease_.get())}
{}

bool SqliteCursor::next()
{
    if (ended_) return false; // SQLite would start over
    int const result = sqlite3_step(lease_.get());
    if (result == SQLITE_ROW) return true;
    ended_ = true;
    if (result != SQLITE_DONE) connection_.fail(result, "run", sqlite3_sql(lease_.get()));
    sqlite3_reset(lease_.get()); // frees its locks now, not when somebody drops the rows
    return false;
}

bool SqliteCursor::is_null(int column) const
{
    return sqlite3_column_type(at(column), column) == SQLITE_NULL;
}

std::int64_t SqliteCursor::integer(int column) const
{
    return sqlite3_column_int64(at(column), column);
}

double SqliteCursor::real(int column) const
{
    return sqlite3_column_double(at(column), column);
}

std::string_view SqliteCursor::text(int column) const
{
    auto* const statement = at(column);
    auto const* const bytes = sqlite3_column_text(statement, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<char const*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

Blob SqliteCursor::blob(int column) const
{
    auto* const statement = at(column);
    auto const* const bytes = sqlite3_column_blob(statement, column);
    if (bytes == nullptr) return {};
    return {static_cast<std::byte const*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

sqlite3_stmt* SqliteCursor::at(int column) const
{
    if (column < 0 || column >= columns_)
        throw std::logic_error{"column " + std::to_string(column) + " asked of a query that has " +
                               std::to_string(columns_)};
    return lease_.get();
}

} // namespace florilege::store
