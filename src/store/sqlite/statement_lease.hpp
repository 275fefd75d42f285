#pragma once

#include "store/sqlite/statement_cache.hpp"
#include "store/value.hpp"

#include <span>
#include <utility>

namespace florilege::store {

/// A prepared statement while somebody runs it; then it is reset and, where it came from the cache, free for
/// the next.
class StatementLease {
public:
    explicit StatementLease(StatementCache::Entry& entry) noexcept
        : entry_{&entry}, statement_{entry.handle.get()}
    {
        entry.in_use = true;
    }
    explicit StatementLease(SqliteStatement own) noexcept : own_{std::move(own)}, statement_{own_.get()} {}
    StatementLease(StatementLease&& other) noexcept
        : entry_{std::exchange(other.entry_, nullptr)}, own_{std::move(other.own_)},
          statement_{std::exchange(other.statement_, nullptr)}
    {}
    StatementLease& operator=(StatementLease&&) = delete;
    ~StatementLease()
    {
        if (statement_ == nullptr) return;
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        if (entry_ != nullptr) entry_->in_use = false;
    }

    sqlite3_stmt* get() const noexcept { return statement_; }

private:
    StatementCache::Entry* entry_ = nullptr;
    SqliteStatement own_;
    sqlite3_stmt* statement_;
};

enum class Binding {
    borrowed, ///< the values stay where they are until the statement is reset
    copied,
};

/// Binds the values to ?1, ?2, … and returns SQLite's result code. SQLITE_RANGE where their number is not
/// the statement's.
int bind_values(sqlite3_stmt* statement, std::span<Param const> values, Binding binding);

} // namespace florilege::store
