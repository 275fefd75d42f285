#include "library/query/sort.hpp"

#include <algorithm>

namespace florilege::library {

std::optional<Sort> sort_named(std::string_view name) noexcept
{
    auto const found = std::find(sort_names.begin(), sort_names.end(), name);
    if (found == sort_names.end()) return std::nullopt;
    return static_cast<Sort>(found - sort_names.begin());
}

} // namespace florilege::library
