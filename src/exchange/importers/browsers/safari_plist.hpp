#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Safari's own Bookmarks.plist, binary or XML: bookmarks in their folders, and the Reading List. Held whole:
/// `document_bytes` at most.
extern Format const safari_plist_format;

} // namespace florilege::exchange
