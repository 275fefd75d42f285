#pragma once

#include <sqlite3.h>

#include <memory>

namespace florilege::store {

struct CloseSqlite {
    void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

} // namespace florilege::store
