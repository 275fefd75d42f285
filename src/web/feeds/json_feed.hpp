#pragma once

#include "web/feeds/feed.hpp"

#include <string>

namespace florilege::web {

/// The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
std::string json_feed_of(Feed const& feed);

} // namespace florilege::web
