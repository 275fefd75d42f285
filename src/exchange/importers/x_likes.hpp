#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// `data/like.js` of an archive of X (Twitter), and a `bookmark.js` of the same form: an assignment of a JSON
/// array, which is read and never run. Holds one record.
extern Format const x_likes_format;

} // namespace florilege::exchange
