#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Raindrop's CSV: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`. A folder is a
/// path of collections joined with "/"; "Unsorted" is none. Holds one row.
extern Format const raindrop_csv_format;

} // namespace florilege::exchange
