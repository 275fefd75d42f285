#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// Florilege's own JSON Lines: everything, and what import gives back is equal.
/// docs/reference/florilege-format.md.
extern ExportFormat const florilege_export;

} // namespace florilege::exchange
