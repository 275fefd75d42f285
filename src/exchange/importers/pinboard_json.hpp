#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The JSON export of Pinboard, and what its API's posts/all gives: an array of objects with `href`,
/// `description` (the title), `extended` (the note, plain text), `time`, `shared`, `toread`, `tags`
/// (separated by blanks), `hash` and `meta`. Holds one of them.
extern Format const pinboard_json_format;

} // namespace florilege::exchange
