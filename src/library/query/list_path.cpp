#include "library/query/list_path.hpp"

#include "text/utf8/fold.hpp"

namespace florilege::library {

std::string folded_path(std::string_view titles)
{
    std::string path;
    for (char const c : text::fold(text::collapse_spaces(titles))) {
        if (c == '/' && path.ends_with(' ')) path.pop_back();
        if (c == ' ' && path.ends_with('/')) continue;
        path += c;
    }
    return path;
}

} // namespace florilege::library
