#pragma once

#include "web/routes/route.hpp"

#include <span>
#include <string>

namespace florilege::web {

/// docs/reference/api.md: the document of these routes for people.
std::string api_reference(std::span<Route const* const> routes);

} // namespace florilege::web
