#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_bundles;
extern Route const api_set_bundle;
extern Route const api_rename_bundle;
extern Route const api_delete_bundle;

} // namespace florilege::web
