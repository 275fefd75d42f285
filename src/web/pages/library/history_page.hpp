#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const history_route;
extern Route const undo_route;

} // namespace florilege::web
