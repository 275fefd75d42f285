#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// The JSON of linkding's API, all bookmarks on one page: docs/reference/export-formats.md.
extern ExportFormat const linkding_export;

} // namespace florilege::exchange
