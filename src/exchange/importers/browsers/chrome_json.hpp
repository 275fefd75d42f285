#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The file `Bookmarks` in the profile of Chrome and of browsers made from it. A folder's name stands behind
/// its content: the file is held whole.
extern Format const chrome_json_format;

} // namespace florilege::exchange
