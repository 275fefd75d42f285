#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Any CSV file whose first line names its columns, between commas, semicolons or tabs. `options.columns`
/// says which column is what; without it that is proposed from the names, and the report tells. Columns that
/// are nothing of ours stay in the extra under their names. Holds one row.
extern Format const any_csv_format;

} // namespace florilege::exchange
