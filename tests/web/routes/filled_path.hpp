#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace florilege::tests {

/// A route's path with something in place of each step in braces: `value_of` is given the name in them,
/// without the ending that the step may have behind it.
inline std::string filled_path(std::string_view pattern,
                               std::function<std::string(std::string_view name)> const& value_of)
{
    std::string path;
    for (;;) {
        auto const open = pattern.find('{');
        path += pattern.substr(0, open);
        if (open == pattern.npos) return path;
        auto const close = pattern.find('}', open);
        path += value_of(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
}

} // namespace florilege::tests
