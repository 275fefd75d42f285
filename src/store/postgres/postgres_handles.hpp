#pragma once

#include <libpq-fe.h>

#include <memory>

namespace florilege::store {

struct FinishPostgres {
    void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
};
using PostgresHandle = std::unique_ptr<PGconn, FinishPostgres>;

struct ClearResult {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

} // namespace florilege::store
