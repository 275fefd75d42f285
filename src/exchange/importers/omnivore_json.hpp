#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// A `metadata_*.json` of Omnivore: an array of what was saved, without content and highlights. Holds one
/// item.
extern Format const omnivore_json_format;

} // namespace florilege::exchange
