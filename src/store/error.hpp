#pragma once

#include <stdexcept>
#include <string>

namespace florilege::store {

/// The database could not do what it must: a broken world, or a mistake in our SQL.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// No room on the disk. The transaction that met it is rolled back whole; earlier ones stand.
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

/// The database was written by a newer program than this one.
class NewerSchema : public StoreError {
public:
    using StoreError::StoreError;
};

} // namespace florilege::store
