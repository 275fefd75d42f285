#pragma once

#include "store/database.hpp"
#include "store/deadline.hpp"
#include "store/postgres/postgres_handles.hpp"
#include "store/postgres/prepared.hpp"
#include "store/postgres/server_trust.hpp"
#include "store/postgres/wire_values.hpp"

#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// One connection to a PostgreSQL server, used by one thread at a time.
class PostgresConnection {
public:
    /// Connects. Throws StoreError.
    PostgresConnection(PostgresLocation location, Tokenizer const& tokenizer, DatabaseLimits const& limits);
    PostgresConnection(PostgresConnection const&) = delete;
    PostgresConnection& operator=(PostgresConnection const&) = delete;

    /// Runs the statement that opens a transaction; where the server is gone it connects anew and tries once
    /// more, which is safe here and nowhere else.
    void begin(std::string const& sql);

    /// The rows of a SELECT are fetched some at a time; those of a statement that changes something, and an
    /// answer of which the first row is wanted, at once.
    std::unique_ptr<Cursor> query(std::string_view sql, std::span<Param const> values, bool at_once);
    std::int64_t execute(std::string_view sql, std::span<Param const> values);

    /// Statements of the store, without values, in one message.
    PostgresResult script(std::string_view sql);

    /// The next rows of an open cursor.
    PostgresResult fetch(std::string const& cursor);
    /// Forgets a cursor with the next message to the server.
    void close_later(std::string cursor) { finished_cursors_.push_back(std::move(cursor)); }
    /// After the end of a transaction or savepoint, which ended its cursors.
    void forget_cursors() noexcept { finished_cursors_.clear(); }

    bool in_transaction() const noexcept;
    bool alive() const noexcept { return PQstatus(connection_.get()) == CONNECTION_OK; }
    /// Which session of the server this is, counted from 1; connecting anew begins another.
    int session() const noexcept { return session_; }
    Tokenizer const& tokenizer() const noexcept { return tokenizer_; }
    int rows_fetched() const noexcept { return rows_fetched_; }

    /// From here no statement begins, and no further rows are fetched, once `end` has passed. What is under
    /// way is the server's to end (statement_timeout).
    void stop_at(Deadline end) noexcept { end_ = end; }

    /// What the first statement that failed since forget_failure() threw.
    std::exception_ptr failure() const noexcept { return failure_; }
    void forget_failure() noexcept { failure_ = nullptr; }

private:
    struct Message {
        std::string sql;
        WireValues const* values;
    };

    void connect();
    [[noreturn]] void fail_to_reach() const;
    PreparedStatements::Statement& known(std::string_view sql, std::span<Param const> values);
    /// All of its rows, or as many of the first as are fetched at a time.
    enum class Part { whole, few };
    /// Prepares it first where the server does not know it so yet; `sql` is what we call it.
    PostgresResult run_prepared(PreparedStatements::Statement& statement, Part part, WireValues const& wire,
                                std::string_view sql);
    /// Sends all, waits once, and returns the results in their order.
    std::vector<PostgresResult> converse(std::vector<Message> const& messages, std::string_view sql);
    PostgresResult checked(PostgresResult result, std::string_view sql);
    [[noreturn]] void fail(PGresult const* result, std::string_view what, std::string_view sql);
    void refuse_after_failure(std::string_view sql) const;

    PostgresLocation const location_;
    std::optional<ServerTrust> const trust_; ///< what the address left open
    Tokenizer const& tokenizer_;
    int const rows_fetched_;
    PostgresHandle connection_;
    int session_ = 0;
    PreparedStatements prepared_;
    std::uint64_t cursors_ = 0; ///< opened so far: part of their names
    std::vector<std::string> finished_cursors_;
    std::exception_ptr failure_;
    Deadline end_ = never;
};

} // namespace florilege::store
