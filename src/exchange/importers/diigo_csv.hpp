#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Diigo's CSV export, with or without its header. Grammar of its cells, limits of the format and what it
/// loses: docs/reference/import-diigo.md.
extern Format const diigo_csv_format;

} // namespace florilege::exchange
