#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// One Markdown note a bookmark, with YAML front matter, as Obsidian reads them: a file each in
/// ExportOptions::directory, or one after the other in the stream.
extern ExportFormat const markdown_export;

} // namespace florilege::exchange
