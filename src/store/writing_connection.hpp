#pragma once

#include "store/transaction.hpp"

#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// What the writing thread asks of an engine. Only that thread calls it. Everything throws StoreError;
/// WriterLost says that the connection must not be used again.
class WritingConnection {
public:
    WritingConnection() = default;
    WritingConnection(WritingConnection const&) = delete;
    WritingConnection& operator=(WritingConnection const&) = delete;
    virtual ~WritingConnection() = default;

    virtual Transaction& transaction() = 0;

    /// Opens a transaction; reconnects first where the connection was lost since the last one.
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    /// A savepoint: set one, forget it, or go back to it and forget it.
    virtual void mark() = 0;
    virtual void keep() = 0;
    virtual void undo() = 0;

    /// What the first statement that failed since begin(), mark() or undo() threw; null where none did.
    virtual std::exception_ptr failure() const = 0;
    /// False where the engine has given the open transaction up by itself.
    virtual bool in_transaction() const = 0;

    /// Between commits, when the work is acknowledged: SQLite checkpoints here.
    virtual void rest() {}

    /// Makes the database ready for its first migration: schema_version and its view, viewer().
    virtual void lay_foundation() = 0;
    /// Inside a transaction: waits until no other process migrates, and holds that until the commit.
    virtual void lock_schema() = 0;
    /// Runs several statements without values.
    virtual void script(std::string_view sql) = 0;
    /// Inside a transaction, after a migration: throws where it left rows that point nowhere.
    virtual void check_references() = 0;
    /// After the last migration: what readers may see is theirs to see.
    virtual void open_to_readers() {}

    virtual void backup(std::filesystem::path const& file) = 0;
    virtual std::vector<std::string> check() = 0;
};

} // namespace florilege::store
