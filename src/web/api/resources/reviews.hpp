#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_review;
extern Route const api_keep_review;
extern Route const api_choose_review;
extern Route const api_choose_reviews;

} // namespace florilege::web
