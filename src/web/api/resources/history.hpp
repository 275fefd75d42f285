#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_history;
extern Route const api_read_change;
extern Route const api_undo;

} // namespace florilege::web
