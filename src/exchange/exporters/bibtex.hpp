#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// References as BibTeX, in UTF-8. docs/reference/export-formats.md.
extern ExportFormat const bibtex_export;

} // namespace florilege::exchange
