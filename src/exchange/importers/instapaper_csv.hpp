#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Instapaper's CSV of any age: `URL,Title,Selection,Folder`, later also `Timestamp` and `Tags` (a JSON
/// list). The folders Unread, Archive and Starred are states, every other is a folder. Holds one row.
extern Format const instapaper_csv_format;

} // namespace florilege::exchange
