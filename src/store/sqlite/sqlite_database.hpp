#pragma once

#include "store/database.hpp"
#include "store/schema.hpp"

#include <memory>
#include <vector>

namespace florilege::store {

/// As store::open, for a SQLite file.
std::unique_ptr<Database> open_sqlite(SqliteLocation const& location, Access access,
                                      Tokenizer const& tokenizer, DatabaseLimits const& limits,
                                      std::vector<SchemaStep> steps);

} // namespace florilege::store
