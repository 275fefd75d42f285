#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The XML that the APIs of Delicious and Pinboard give for all posts: `<posts user="…"><post href="…"
/// description="…" extended="…" tag="…" time="…" hash="…" shared="no" toread="yes"/></posts>`, where
/// `shared` and `toread` are written only when they are not the usual. One reader; the formats differ in the
/// bookmarks' origin and in what they look like. Holds one post.
extern Format const pinboard_xml_format;
extern Format const delicious_xml_format;

} // namespace florilege::exchange
