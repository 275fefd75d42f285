#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const live_route;
extern Route const ready_route;

} // namespace florilege::web
