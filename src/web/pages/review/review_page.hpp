#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const review_page_route;
extern Route const review_done_route;
extern Route const review_choice_route;

} // namespace florilege::web
