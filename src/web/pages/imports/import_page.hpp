#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const import_page_route;
extern Route const undo_import_route;

} // namespace florilege::web
