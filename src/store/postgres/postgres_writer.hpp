#pragma once

#include "store/postgres/postgres_connection.hpp"
#include "store/writing_connection.hpp"

#include <chrono>

namespace florilege::store {

/// The connection that writes: one of a database at a time. It holds a lock of its session on the server,
/// which lets go of it when the session ends, however it ends. After a lost connection it takes the lock
/// anew, and where another has it by then, writing throws StoreError until that one is gone.
class PostgresWriter final : public WritingConnection {
public:
    /// Throws StoreError, saying who it is, where another writes.
    PostgresWriter(PostgresLocation location, Tokenizer const& tokenizer, DatabaseLimits const& limits);
    ~PostgresWriter() override;

    Transaction& transaction() override { return transaction_; }
    void begin() override;
    void commit() override;
    void roll_back() noexcept override;
    void mark() override;
    void keep() override;
    void undo() override;
    std::exception_ptr failure() const override { return connection_.failure(); }
    bool in_transaction() const override { return connection_.alive() && connection_.in_transaction(); }

    void lay_foundation() override;
    void lock_schema() override;
    void script(std::string_view sql) override { connection_.script(sql); }
    void check_references() override {} // the server has checked them
    void open_to_readers() override;

    void backup(std::filesystem::path const& file) override;
    std::vector<std::string> check() override;

private:
    class Writing final : public Transaction {
    public:
        explicit Writing(PostgresConnection& connection) noexcept : connection_{connection} {}
        Engine engine() const noexcept override { return Engine::postgres; }
        Tokenizer const& tokenizer() const noexcept override { return connection_.tokenizer(); }
        void see_as(std::int64_t viewer) override;
        /// Unsets the viewer where one is set.
        void see_as_nobody();
        /// A new transaction has none.
        void forget_viewer() noexcept { has_viewer_ = false; }

    private:
        std::unique_ptr<Cursor> open(std::string_view sql, std::span<Param const> values,
                                     Wanted wanted) override
        {
            return connection_.query(sql, values, wanted == Wanted::first_row);
        }
        std::int64_t execute(std::string_view sql, std::span<Param const> values) override
        {
            return connection_.execute(sql, values);
        }
        std::int64_t insert_row(std::string_view sql, std::span<Param const> values) override;

        PostgresConnection& connection_;
        bool has_viewer_ = false;
    };

    template <class Work> void in_own_transaction(Work work);
    void own();
    std::string who_owns();

    std::chrono::milliseconds const patience_; ///< at least 1: PostgreSQL takes 0 for none at all
    PostgresConnection connection_;
    int owning_session_ = 0;
    Writing transaction_{connection_};
};

} // namespace florilege::store
