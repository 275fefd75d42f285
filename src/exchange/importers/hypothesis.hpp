#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Annotations of Hypothesis: what its API answers (`rows`), what its client exports (`annotations`), what
/// exporters/hypothesis.hpp writes, or a bare array. All annotations of one address make one bookmark;
/// docs/reference/import-readers.md says what becomes of each. They are held until the file ends, since a
/// reply may stand before what it answers; a file of more than `document_bytes` is handed over in portions.
extern Format const hypothesis_format;

} // namespace florilege::exchange
