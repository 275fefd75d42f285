#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const bulk_route;

} // namespace florilege::web
