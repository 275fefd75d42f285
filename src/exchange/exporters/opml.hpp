#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// OPML 2.0: lists as outlines, bookmarks as links in the outline of their first list.
/// docs/reference/export-formats.md.
extern ExportFormat const opml_export;

} // namespace florilege::exchange
