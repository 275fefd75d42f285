#pragma once

#include "web/http/finish.hpp"

namespace florilege::web {

/// Adds the headers that protect an answer of its class, where it has not set them itself.
void protect(Response& response, Request const& request);

} // namespace florilege::web
