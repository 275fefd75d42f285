#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Florilege's own JSON Lines (docs/reference/florilege-format.md): what the exporter of the same name wrote
/// comes back equal. Fields it does not know stay in the item's extra; a file of a newer version is refused.
extern Format const florilege_format;

} // namespace florilege::exchange
