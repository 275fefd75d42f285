#pragma once

#include "store/pool.hpp"
#include "store/sqlite/sqlite_connection.hpp"

#include <memory>

namespace florilege::store {

/// A snapshot on a connection of the pool, to which it goes back.
class SqliteReader final : public Reader {
public:
    SqliteReader(Pool<SqliteConnection>& pool, std::int64_t viewer, Deadline end);
    ~SqliteReader() override;

    Engine engine() const noexcept override { return Engine::sqlite; }
    Tokenizer const& tokenizer() const noexcept override { return connection_->tokenizer(); }

private:
    std::unique_ptr<Cursor> open(std::string_view sql, std::span<Param const> values, Wanted wanted) override;
    std::int64_t execute(std::string_view sql, std::span<Param const> values) override;

    Pool<SqliteConnection>& pool_;
    std::unique_ptr<SqliteConnection> connection_;
};

} // namespace florilege::store
