#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Feeds whose items are pages: RSS of any version, RDF among them, and Atom, read as tag soup since many
/// are not well-formed, and JSON Feed. Every item with a link becomes a bookmark;
/// docs/reference/import-feeds.md says what becomes of its parts. Holds one item.
extern Format const xml_feed_format;
extern Format const json_feed_format;

} // namespace florilege::exchange
