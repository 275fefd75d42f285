#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The backup of Linkwarden: `collections` that name their parent, each with its `links`, and `pinnedLinks`.
/// Holds one collection, and the links of those whose parents come later: each `document_bytes` at most.
extern Format const linkwarden_json_format;

} // namespace florilege::exchange
