#pragma once

#include "web/routes/route.hpp"

#include <span>

namespace florilege::web {

/// The routes of the API, in the order of its chapters.
std::span<Route const* const> api_routes();

} // namespace florilege::web
