#include "store/postgres/postgres_cursor.hpp"

#include "store/postgres/postgres_row.hpp"

#include <stdexcept>

namespace florilege::store {

PostgresCursor::PostgresCursor(PostgresConnection& connection, PostgresResult first, std::string cursor)
    : connection_{connection}, rows_{std::move(first)}, cursor_{std::move(cursor)},
      decoded_(static_cast<std::size_t>(PQnfields(rows_.get())))
{}

PostgresCursor::~PostgresCursor()
{
    if (!cursor_.empty()) connection_.close_later(std::move(cursor_));
}

bool PostgresCursor::next()
{
    if (ended_) return false;
    ++row_;
    if (row_ == PQntuples(rows_.get()) && more_to_come()) {
        rows_ = connection_.fetch(cursor_);
        row_ = 0;
    }
    ended_ = row_ >= PQntuples(rows_.get());
    return !ended_;
}

/// A server that had fewer rows than it was asked for has no more.
bool PostgresCursor::more_to_come() const
{
    return !cursor_.empty() && PQntuples(rows_.get()) == connection_.rows_fetched();
}

bool PostgresCursor::is_null(int column) const
{
    check(column);
    return ended_ || PQgetisnull(rows_.get(), row_, column) == 1;
}

std::int64_t PostgresCursor::integer(int column) const
{
    return is_null(column) ? 0 : integer_field(rows_.get(), row_, column);
}

double PostgresCursor::real(int column) const
{
    return is_null(column) ? 0 : real_field(rows_.get(), row_, column);
}

std::string_view PostgresCursor::text(int column) const
{
    if (is_null(column)) return {};
    return bytes_field(rows_.get(), row_, column, decoded_[static_cast<std::size_t>(column)]);
}

Blob PostgresCursor::blob(int column) const
{
    auto const bytes = text(column);
    return std::as_bytes(std::span{bytes.data(), bytes.size()});
}

void PostgresCursor::check(int column) const
{
    if (column < 0 || column >= PQnfields(rows_.get()) || row_ < 0)
        throw std::logic_error{"column " + std::to_string(column) + " asked of a query that has " +
                               std::to_string(PQnfields(rows_.get())) + ", or before its first row"};
}

} // namespace florilege::store
