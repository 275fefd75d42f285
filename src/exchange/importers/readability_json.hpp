#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The export of Readability, the reading service that closed in 2016: `bookmarks` with `article__url`,
/// `article__title`, `article__excerpt`, and their states. Holds one of them.
extern Format const readability_json_format;

} // namespace florilege::exchange
