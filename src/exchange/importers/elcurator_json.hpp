#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The export of elCurator: an array with `url`, `title`, `description`, `tags`, `created_at` and `is_saved`.
/// Holds one entry.
extern Format const elcurator_json_format;

} // namespace florilege::exchange
