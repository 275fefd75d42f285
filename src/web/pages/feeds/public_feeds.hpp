#pragma once

#include "web/routes/route.hpp"

#include <array>

namespace florilege::web {

/// Each as Atom, RSS and JSON Feed.
extern std::array<Route, 3> const site_feed_routes;
extern std::array<Route, 3> const person_feed_routes;
extern std::array<Route, 3> const person_tag_feed_routes;
extern std::array<Route, 3> const list_feed_routes;

} // namespace florilege::web
