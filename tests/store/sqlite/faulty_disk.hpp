#pragma once

#include <sqlite3.h>

namespace florilege::store {

/// A disk that can be told to fail: while it lives, SQLite opens its files through it.
class FaultyDisk {
public:
    FaultyDisk();
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;
    ~FaultyDisk();

    /// From the n-th call on (1: the next), writes answer this code; SQLITE_OK heals the disk.
    void fail_writes(int code, int from_call = 1);
    /// The same for syncs.
    void fail_syncs(int code, int from_call = 1);

    /// Calls since the last fail_…: whether a fault was reached.
    int writes() const;
    int syncs() const;
};

} // namespace florilege::store
