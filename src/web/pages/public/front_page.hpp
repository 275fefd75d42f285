#pragma once

#include "web/site/asking.hpp"

namespace florilege::web {

/// What a guest sees at "/".
Response front_page(Reading& reading);

} // namespace florilege::web
