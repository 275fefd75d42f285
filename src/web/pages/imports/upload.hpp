#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const upload_route;
extern Route const retry_import_route;
extern Route const discard_import_route;

} // namespace florilege::web
