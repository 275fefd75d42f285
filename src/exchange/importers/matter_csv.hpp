#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Matter's CSV: `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,
/// Last Interaction Date,File Id`, names with "_" or blanks. What is not in the queue is archived; the last
/// interaction is the one moment there is. Holds one row.
extern Format const matter_csv_format;

} // namespace florilege::exchange
