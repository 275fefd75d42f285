#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const bookmark_route;

} // namespace florilege::web
