#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace florilege::store {

/// The database could not do what it must: a broken world, or a mistake in our SQL.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// No room on the disk. The commit that met it is rolled back whole; earlier ones stand.
class DiskFull : public StoreError {
public:
    using StoreError::StoreError;
};

/// A unique key or other constraint was violated.
class ConstraintViolation : public StoreError {
public:
    using StoreError::StoreError;
};

/// A statement that a reader may not run: a base table, a write, a view without a viewer.
class NotAllowed : public StoreError {
public:
    using StoreError::StoreError;
};

/// A reader took longer than it may (Database::read).
class TookTooLong : public StoreError {
public:
    using StoreError::StoreError;
};

/// The database was written by a newer program than this one.
class NewerSchema : public StoreError {
public:
    using StoreError::StoreError;
};

/// What the disk holds is not known any more (a failed sync, a failed write, a damaged file): the writing
/// connection must not be used again.
class WriterLost : public StoreError {
public:
    using StoreError::StoreError;
};

/// The one style of our errors: `cannot run "SELECT …": CAUSE`. `what` is the thing that failed ("run",
/// "prepare"); the SQL is put on one line and cut after 200 bytes, and is left out where it is empty.
std::string failure_text(std::string_view what, std::string_view sql, std::string_view cause);

} // namespace florilege::store
