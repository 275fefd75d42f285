#pragma once

#include <string>
#include <string_view>

namespace florilege::store {

/// The SQL with `?1` written `$1`, as PostgreSQL wants it. Literals, quoted names and comments stay as they
/// are. Throws StoreError for a `?` without a number: the two engines would number it differently.
std::string postgres_placeholders(std::string_view sql);

/// An INSERT that gives the id of its row, as PostgreSQL says it.
std::string returning_id(std::string_view insert);

/// The first rows of a query, as PostgreSQL says it; in the order that the query gives them, which it keeps
/// where nothing stands around a query but a limit.
std::string first_rows(std::string_view query, int count);

/// The largest number of a placeholder: how many values the statement takes.
int value_count(std::string_view sql);

} // namespace florilege::store
