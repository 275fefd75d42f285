#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The JSON of wallabag, version 1 (texts "0" and "1", every value once more under a number) and 2 (true and
/// false, or 0 and 1; with annotations). The content becomes the article. Holds one entry.
extern Format const wallabag_json_format;

} // namespace florilege::exchange
