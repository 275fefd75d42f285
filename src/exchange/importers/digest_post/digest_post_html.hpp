#pragma once

#include "exchange/importer.hpp"
#include "exchange/importers/digest_post/digest_post_tree.hpp"
#include "prelude/result.hpp"

#include <string_view>

namespace florilege::exchange {

/// The tree of a post in HTML, a fragment or a whole page. Wrappers make no difference: what counts is where
/// lists, list items, block elements, line breaks and links are. The fault says why it cannot be read: nested
/// deeper than `options.depth`, or too large.
Result<Post> read_html_post(std::string_view html, ImportOptions const& options);

} // namespace florilege::exchange
