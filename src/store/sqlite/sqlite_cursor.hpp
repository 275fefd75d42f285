#pragma once

#include "store/session.hpp"
#include "store/sqlite/sqlite_connection.hpp"
#include "store/sqlite/statement_lease.hpp"

namespace florilege::store {

/// A running query of a connection, which must outlive it.
class SqliteCursor final : public Cursor {
public:
    SqliteCursor(SqliteConnection& connection, StatementLease lease);

    bool next() override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    Blob blob(int column) const override;

private:
    sqlite3_stmt* at(int column) const;

    SqliteConnection& connection_;
    StatementLease lease_;
    int columns_;
    bool ended_ = false;
};

} // namespace florilege::store
