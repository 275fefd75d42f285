#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// The bookmark file of browsers. A bookmark stands in the folder of its first list; where bookmarks do not
/// come grouped by it a folder is written again, which importers join by its title.
extern ExportFormat const netscape_export;

} // namespace florilege::exchange
