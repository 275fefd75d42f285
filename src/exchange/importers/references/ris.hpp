#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// RIS, which every reference manager writes: `TY  - JOUR` begins an item, `ER  -` ends it, a line that
/// begins with no tag goes on with the one before it. Holds one item.
extern Format const ris_format;

} // namespace florilege::exchange
