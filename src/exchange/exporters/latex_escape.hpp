#pragma once

#include <string>
#include <string_view>

namespace florilege::exchange {

/// A text for a field of BibTeX between braces: nothing in it means anything to LaTeX, and it has no brace
/// that is not paired, which BibTeX counts even behind a backslash. Letters stay as they are, in UTF-8; a
/// control character that is no line end or tab becomes a blank.
std::string latex_escaped(std::string_view text);

/// An address for such a field, where programs take it as it stands: only braces and backslashes, which would
/// end the field or be taken for commands, are percent-encoded.
std::string bibtex_address(std::string_view address);

} // namespace florilege::exchange
