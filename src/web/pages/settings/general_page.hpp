#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const settings_route;
extern Route const save_settings_route;
extern Route const rename_account_route;

} // namespace florilege::web
