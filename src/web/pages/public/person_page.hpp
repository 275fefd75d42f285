#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const person_route;
extern Route const person_tag_route;

} // namespace florilege::web
