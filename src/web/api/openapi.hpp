#pragma once

#include "web/routes/route.hpp"

#include <boost/json/fwd.hpp>

#include <span>

namespace florilege::web {

/// The OpenAPI 3.1 document of these routes: made of what reads their requests, so that it cannot say
/// anything else. Throws std::logic_error where two objects have the same name, or a route has no document.
boost::json::object openapi(std::span<Route const* const> routes);

} // namespace florilege::web
