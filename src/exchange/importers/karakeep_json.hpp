#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The JSON of karakeep: `bookmarks`, and in newer exports `lists`, which bookmarks name by their ids. Holds
/// one bookmark where the lists come first, and else the bookmarks that stand in lists: `document_bytes` at
/// most.
extern Format const karakeep_json_format;

} // namespace florilege::exchange
