#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_account;
extern Route const api_edit_account;

} // namespace florilege::web
