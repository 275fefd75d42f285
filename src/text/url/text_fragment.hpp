#pragma once

#include "text/url/url.hpp"

#include <string>
#include <string_view>

namespace florilege::text {

/// The address of a passage of a page, which browsers scroll to and mark:
/// "https://example.org/a#:~:text=You%20throw%20a%20stone."
/// (https://wicg.github.io/scroll-to-text-fragment/). A long quote, or one of several paragraphs, is named by
/// its first and last words. A fragment that is there stays. The URL itself where it is no web page or the
/// quote is empty.
std::string passage_address(Url const& url, std::string_view quote);

} // namespace florilege::text
