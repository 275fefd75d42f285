#pragma once

#include "store/value.hpp"

#include <libpq-fe.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::store {

/// Reading one field of a result in text form. `NULL` reads as 0 or empty.
std::int64_t integer_field(PGresult const* result, int row, int column);
double real_field(PGresult const* result, int row, int column);

/// The bytes of a field of type bytea, the text of any other; a truth reads as "1" or "0".
/// The view may point into `decoded`.
std::string_view bytes_field(PGresult const* result, int row, int column, std::string& decoded);

} // namespace florilege::store
