#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// A published post of links, as text or HTML: what social-bookmarking services put on their users' blogs
/// every day or week, and our own digests. Recognised by its structure: a list of entries with comment,
/// "tags:" line and nested highlights, mostly followed by "Posted from …". docs/reference/digest-posts.md
/// tells all of it. Held whole in memory, up to ImportOptions::document_bytes.
extern Format const digest_post_format;

} // namespace florilege::exchange
