#include "exchange/importers/folder_path.hpp"

#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {

library::ListPath folder_path(std::string_view path, int depth)
{
    std::string_view const separator = path.find(" / ") == path.npos ? "/" : " / ";
    library::ListPath titles;
    while (!path.empty() && titles.size() < static_cast<std::size_t>(depth)) {
        auto const end = std::min(path.find(separator), path.size());
        if (auto title = one_line(path.substr(0, end)); !title.empty()) titles.push_back(std::move(title));
        path.remove_prefix(std::min(end + separator.size(), path.size()));
    }
    return titles;
}

} // namespace florilege::exchange
