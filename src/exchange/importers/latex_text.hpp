#pragma once

#include <string>
#include <string_view>

namespace florilege::exchange {

/// What a value of BibTeX reads like: braces gone, accents and letters of LaTeX as letters, "--" a dash,
/// other commands without their names. Mathematics stay as written.
std::string latex_text(std::string_view text);

} // namespace florilege::exchange
