#pragma once

#include <string>
#include <string_view>

namespace florilege::web {

/// A text as a QR code (ISO/IEC 18004, error correction M): an SVG picture in the colours of the page, with
/// the quiet zone around it that readers want. Empty where the text is too long for any code.
std::string qr_code(std::string_view text);

} // namespace florilege::web
