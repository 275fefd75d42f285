#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const library_route;

} // namespace florilege::web
