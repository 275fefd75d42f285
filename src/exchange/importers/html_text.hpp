#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// The text of a fragment of HTML with its lines, and behind each link its address; at most `longest` bytes.
std::string text_of_html(std::string_view html, std::size_t longest);

} // namespace florilege::exchange
