#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The archive that Omnivore gave: `metadata_*.json`, and of each item named by its slug `content/SLUG.html`
/// and `highlights/SLUG.md`. Nothing is written to the disk. Holds the packed archive (at most
/// `options.document_bytes`), the names in it, and one item with its content.
extern Format const omnivore_zip_format;

} // namespace florilege::exchange
