#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const add_highlight_route;
extern Route const edit_highlight_route;
extern Route const delete_highlight_route;
extern Route const add_reply_route;
extern Route const edit_reply_route;
extern Route const delete_reply_route;

} // namespace florilege::web
