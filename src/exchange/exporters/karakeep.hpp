#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// karakeep's export (JSON): bookmarks, and behind them the lists they name. Holds the titles of the lists.
/// docs/reference/export-formats.md.
extern ExportFormat const karakeep_export;

} // namespace florilege::exchange
