#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// `saved_posts.csv` and `saved_comments.csv` of the data that Reddit sends on request: `id,permalink`, and
/// nothing else: neither titles nor dates. Other tables of that archive, with what was written, voted for or
/// hidden, are refused. Holds one row.
extern Format const reddit_csv_format;

} // namespace florilege::exchange
