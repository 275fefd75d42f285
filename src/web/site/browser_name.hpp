#pragma once

#include <string>
#include <string_view>

namespace florilege::web {

/// What a person calls the browser that sends this User-Agent: "Firefox, Linux". What we do not know is
/// shown as it came, cut.
std::string browser_name(std::string_view agent);

} // namespace florilege::web
