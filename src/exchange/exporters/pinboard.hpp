#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// The JSON of Pinboard's export, newest rules of its API: docs/reference/export-formats.md.
extern ExportFormat const pinboard_export;

} // namespace florilege::exchange
