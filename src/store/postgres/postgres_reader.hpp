#pragma once

#include "store/pool.hpp"
#include "store/postgres/postgres_connection.hpp"

#include <memory>
#include <string>

namespace florilege::store {

/// The SQL that gives the name of the role readers take: it may select from the visible_… views and nothing
/// else. It carries the number of the database, because all databases of a server share their roles.
extern std::string_view const reader_role_sql;

/// A snapshot on a connection of the pool, to which it goes back.
class PostgresReader final : public Reader {
public:
    /// `role` is the reader role, as reader_role_sql gives it.
    PostgresReader(Pool<PostgresConnection>& pool, std::string const& role, std::int64_t viewer,
                   Deadline end);
    ~PostgresReader() override;

    Engine engine() const noexcept override { return Engine::postgres; }
    Tokenizer const& tokenizer() const noexcept override { return connection_->tokenizer(); }

private:
    std::unique_ptr<Cursor> open(std::string_view sql, std::span<Param const> values, Wanted wanted) override;
    std::int64_t execute(std::string_view sql, std::span<Param const> values) override;

    Pool<PostgresConnection>& pool_;
    std::unique_ptr<PostgresConnection> connection_;
};

} // namespace florilege::store
