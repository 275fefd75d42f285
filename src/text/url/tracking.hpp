#pragma once

#include <span>
#include <string_view>

namespace florilege::text {

/// Query parameters that tell who sent a reader to a page, never which page it is. Names in lower case.
struct TrackingNames {
    std::span<std::string_view const> whole;    ///< sorted
    std::span<std::string_view const> prefixes; ///< each matches names that are longer than itself
};

/// The one table of them, for page_form and for the page that documents it.
TrackingNames tracking_names() noexcept;

/// True where a query parameter of that (decoded) name is dropped from a page form; case does not matter.
bool is_tracking_parameter(std::string_view name);

} // namespace florilege::text
