#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <string>

namespace florilege::text {

/// The address that somebody typed or pasted: "example.org/maps" is https. A Fault, with what was typed as
/// its place, where it is none, or would run something instead of showing a page.
Result<Url> read_typed_address(std::string const& typed);

} // namespace florilege::text
