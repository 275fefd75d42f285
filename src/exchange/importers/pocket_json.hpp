#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The highlights that Pocket's archive of 2025 holds beside its lists (annotations/part_000000.json, …): an
/// array of {url, title, highlights: [{quote, created_at}]}, times in seconds of Unix. Each comes as unread:
/// merged with the article of the list it changes nothing there. Holds one article.
extern Format const pocket_json_format;

} // namespace florilege::exchange
