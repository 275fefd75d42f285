#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// What somebody else wrote, as a line for a list: cut to `longest` bytes, what is no text replaced, control
/// characters as blanks, because lists are shown on terminals too.
std::string label_of(std::string_view raw, std::size_t longest);

} // namespace florilege::accounts
