#include "store/database.hpp"

#include "store/postgres/postgres_database.hpp"
#include "store/schema.hpp"
#include "store/sqlite/sqlite_database.hpp"

namespace florilege::store {

std::unique_ptr<Database> open(Location const& location, Access access, Tokenizer const& tokenizer,
                               DatabaseLimits const& limits)
{
    return open(location, access, tokenizer, limits, migrations());
}

std::unique_ptr<Database> open(Location const& location, Access access, Tokenizer const& tokenizer,
                               DatabaseLimits const& limits, std::span<Migration const> schema)
{
    if (auto const* sqlite = std::get_if<SqliteLocation>(&location))
        return open_sqlite(*sqlite, access, tokenizer, limits, schema_steps(Engine::sqlite, schema));
    return open_postgres(std::get<PostgresLocation>(location), access, tokenizer, limits,
                         schema_steps(Engine::postgres, schema));
}

} // namespace florilege::store
