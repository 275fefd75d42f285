#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace florilege::text {

/// A list of element names that is sorted, so that looking one up is a binary search.
using NameList = std::span<std::string_view const>;

constexpr bool contains(NameList sorted, std::string_view name) noexcept
{
    return std::ranges::binary_search(sorted, name);
}

} // namespace florilege::text
