#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Bookmarks as linkding's API gives them: an array, or the object of a page with them under `results`. Holds
/// one of them.
extern Format const linkding_json_format;

} // namespace florilege::exchange
