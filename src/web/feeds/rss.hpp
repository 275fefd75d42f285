#pragma once

#include "web/feeds/feed.hpp"

#include <string>

namespace florilege::web {

/// The feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with the whole of each entry in
/// content:encoded.
std::string rss_of(Feed const& feed);

} // namespace florilege::web
