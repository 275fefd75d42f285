#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <string_view>

namespace florilege::web {

/// The absolute address that a request gives. A Fault where it is none, or would run something instead of
/// showing a page; its reason says which.
Result<text::Url> read_address(std::string_view text);

} // namespace florilege::web
