#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// A backup of Firefox's bookmarks: the JSON that its library writes, and the compressed one (`.jsonlz4`) of
/// its daily backups. Held whole.
extern Format const firefox_json_format;
extern Format const firefox_lz4_format;

} // namespace florilege::exchange
