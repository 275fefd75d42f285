#pragma once

#include "web/routes/route.hpp"

#include <span>
#include <string>

namespace florilege::web {

/// docs/reference/routes.md: every address of a site, who may ask for it, and what it is for.
std::string routes_reference(std::span<Route const* const> routes);

} // namespace florilege::web
