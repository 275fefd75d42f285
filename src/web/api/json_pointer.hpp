#pragma once

#include <string>
#include <string_view>

namespace florilege::web {

/// A name as one step of a JSON pointer (RFC 6901 section 3): "a/b" is "/a~1b".
inline std::string pointer_step(std::string_view name)
{
    std::string step = "/";
    for (char const c : name)
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    return step;
}

} // namespace florilege::web
