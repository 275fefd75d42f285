#pragma once

#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"
#include "store/dialect/text_lookup.hpp"

#include <cstddef>
#include <cstdint>

/// Rows are numbers in a library; the database knows them by ids.
namespace florilege::library {

inline BookmarkId row_key(Scope const& scope, std::size_t number)
{
    return numbered(scope.owner, static_cast<std::int64_t>(number));
}

inline std::size_t number_in(BookmarkId id)
{
    return static_cast<std::size_t>(number_of(id));
}

/// The rows of those words of bits, to be asked for. `rows` must outlive them.
inline store::IdBits ids_of(Scope const& scope, RowSet const& rows, RowSet::Ends ends)
{
    return {row_key(scope, ends.first * 64).value, rows.bits().subspan(ends.first, ends.behind - ends.first)};
}

/// The same of all of them: without the empty words before and behind.
inline store::IdBits ids_of(Scope const& scope, RowSet const& rows)
{
    return ids_of(scope, rows, rows.ends());
}

} // namespace florilege::library
