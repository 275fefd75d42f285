#pragma once

#include "store/sqlite/sqlite_connection.hpp"
#include "store/writing_connection.hpp"

#include <filesystem>

namespace florilege::store {

/// The one connection that writes and checkpoints (docs/decisions: a bug of SQLite before 3.51.3 can damage
/// a file that two connections write or checkpoint at once).
class SqliteWriter final : public WritingConnection {
public:
    SqliteWriter(std::filesystem::path const& file, Tokenizer const& tokenizer, DatabaseLimits const& limits);
    ~SqliteWriter() override;

    Transaction& transaction() override { return transaction_; }
    void begin() override;
    void commit() override;
    void roll_back() noexcept override;
    void mark() override;
    void keep() override;
    void undo() override;
    std::exception_ptr failure() const override { return connection_.failure(); }
    bool in_transaction() const override;
    void rest() override;

    void lay_foundation() override;
    void lock_schema() override {} // the data directory's lock keeps other processes out
    void script(std::string_view sql) override { connection_.script(sql); }
    void check_references() override;
    void open_to_readers() override;

    void backup(std::filesystem::path const& file) override;
    std::vector<std::string> check() override;

private:
    class Writing final : public Transaction {
    public:
        explicit Writing(SqliteConnection& connection) noexcept : connection_{connection} {}
        Engine engine() const noexcept override { return Engine::sqlite; }
        Tokenizer const& tokenizer() const noexcept override { return connection_.tokenizer(); }
        void see_as(std::int64_t viewer) override { connection_.gate().see_as(viewer); }

    private:
        std::unique_ptr<Cursor> open(std::string_view sql, std::span<Param const> values, Wanted) override
        {
            return connection_.query(sql, values);
        }
        std::int64_t execute(std::string_view sql, std::span<Param const> values) override
        {
            return connection_.execute(sql, values);
        }
        // Not RETURNING: a statement that returns rows opens a savepoint of its own, at which FTS5 writes out
        // all it holds in memory. An import took seven times as long.
        std::int64_t insert_row(std::string_view sql, std::span<Param const> values) override
        {
            if (connection_.execute(sql, values) == 0) missing_id(sql);
            return connection_.last_id();
        }

        SqliteConnection& connection_;
    };

    /// Nothing a request leaves behind reaches the next.
    void start_afresh() noexcept;
    static int note_log_size(void* writer, sqlite3*, char const*, int pages);
    void checkpoint(int mode);
    std::vector<std::string> rows_of(std::string_view sql);

    SqliteConnection connection_;
    Writing transaction_{connection_};
    int pages_allowed_;        ///< in the write-ahead log before a checkpoint
    int log_pages_ = 0;        ///< in it after the last commit
    int pages_when_tried_ = 0; ///< at the last checkpoint that a reader kept from finishing
    bool lost_ = false;
};

} // namespace florilege::store
