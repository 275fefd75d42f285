#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// Comma-separated values, one row a bookmark: for spreadsheets. Columns in docs/reference/export-formats.md.
extern ExportFormat const csv_export;

} // namespace florilege::exchange
