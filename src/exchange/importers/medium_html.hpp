#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// A page of links of Medium's export: `bookmarks/*.html`, and `lists/*.html`, whose heading names the list.
/// Pages of claps are refused: a clap is no bookmark. Holds one link.
extern Format const medium_html_format;

} // namespace florilege::exchange
