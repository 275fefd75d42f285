#pragma once

#include "store/sqlite/handles.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace florilege::store {

/// Copies the database of an open connection into a new file through SQLite's backup interface. The file
/// appears under its name when it is whole. Throws StoreError, also where the file exists.
void copy_database(sqlite3* connection, std::filesystem::path const& file);

/// What FTS5's own check finds wrong with the full-text indexes, a line each.
std::vector<std::string> check_full_text(sqlite3* connection);

} // namespace florilege::store
