#pragma once

#include "store/database.hpp"
#include "store/schema.hpp"

#include <memory>
#include <vector>

namespace florilege::store {

/// As store::open, for a PostgreSQL server.
std::unique_ptr<Database> open_postgres(PostgresLocation const& location, Access access,
                                        Tokenizer const& tokenizer, DatabaseLimits const& limits,
                                        std::vector<SchemaStep> steps);

} // namespace florilege::store
