#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const exports_page_route;
extern Route const export_route;

} // namespace florilege::web
