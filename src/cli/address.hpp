#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <string>

namespace florilege::cli {

/// The address of a page as somebody types it: "https://" may be left out. A Fault for what is none, and for
/// what would run a program instead of showing a page.
Result<text::Url> read_address(std::string const& typed);

} // namespace florilege::cli
