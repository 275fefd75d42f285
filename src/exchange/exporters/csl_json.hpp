#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// References as CSL JSON, for reference managers and citation processors.
/// docs/reference/export-formats.md.
extern ExportFormat const csl_json_export;

} // namespace florilege::exchange
