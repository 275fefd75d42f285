#pragma once

#include <string>
#include <string_view>

namespace florilege::exchange {

/// What a value of BibTeX reads like: braces gone, accents and letters of LaTeX as letters, "--" a dash,
/// other commands without their names. Mathematics stay as written.
std::string latex_text(std::string_view text);

/// An address as a field of BibTeX has it, without the backslashes and braces that LaTeX wants in it, or the
/// `\url` around it. What would be a tie, a dash or a quote in words stands for itself in an address.
std::string address_of_latex(std::string_view text);

} // namespace florilege::exchange
