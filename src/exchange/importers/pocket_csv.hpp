#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The CSV export of Pocket: `title,url,time_added,tags,status`, older files with `cursor`; columns are found
/// by their names. Tags are separated by "|". Holds one record.
extern Format const pocket_csv_format;

} // namespace florilege::exchange
