#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// What stands between the tags of one field.
enum class TagSeparator {
    comma,
    space,
    pipe,
    comma_or_space, ///< commas; where there is none, blanks
};

/// The tags of one field, trimmed, without empty ones, in their order.
std::vector<std::string> split_tags(std::string_view field, TagSeparator separator);

} // namespace florilege::exchange
