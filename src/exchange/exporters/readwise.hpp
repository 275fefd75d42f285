#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// Readwise's table of highlights (CSV), with a column more for the address of a page.
/// docs/reference/export-formats.md.
extern ExportFormat const readwise_export;

} // namespace florilege::exchange
