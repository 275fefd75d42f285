#pragma once

#include "store/migrations.hpp"
#include "store/session.hpp"
#include "store/writing_connection.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// One migration as one engine runs it.
struct SchemaStep {
    int number;
    std::string_view name; ///< "0007_highlight"
    std::string_view sql;
};

/// The steps for an engine, in order. Files are named 0007_highlight.sql, or both 0007_highlight.sqlite.sql
/// and 0007_highlight.postgres.sql. Throws StoreError for any other name, a number twice or left out, and
/// half a pair.
std::vector<SchemaStep> schema_steps(Engine engine, std::span<Migration const> files);

/// Runs the steps the database does not have yet, each in a transaction of its own. Safe against another
/// process that does the same. `before` is called once, with the first of them, where there are some and the
/// database has others already. Throws NewerSchema where the database has a step beyond the last, StoreError
/// where its steps are not ours.
void migrate(WritingConnection& connection, std::span<SchemaStep const> steps,
             std::function<void(SchemaStep const& first)> const& before);

/// Throws unless the database that the reader reads has exactly these steps.
void require_current(Session& reader, std::span<SchemaStep const> steps);

} // namespace florilege::store
