#pragma once

#include "net/small_request.hpp"

namespace florilege::net {

/// Sends a form to an address of http or https that an administrator has set, and gives the status of the
/// answer; what was answered does not matter. Otherwise as answer_to().
Result<int> post_form(text::Url const& address, FormFields const& fields, RequestLimits const& limits = {});

} // namespace florilege::net
