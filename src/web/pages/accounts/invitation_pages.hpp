#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const invitation_page_route;
extern Route const accept_invitation_route;
extern Route const reset_page_route;
extern Route const reset_route;

} // namespace florilege::web
