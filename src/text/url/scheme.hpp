#pragma once

#include "text/url/url.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace florilege::text {

/// A scheme whose URLs the URL Standard reads in the way of the web: "\" is "/", and the host is a domain.
struct SpecialScheme {
    std::string_view name;
    std::optional<std::uint16_t> default_port; ///< nothing for "file"
};

/// The special scheme of that name (lower case), or null.
SpecialScheme const* find_special_scheme(std::string_view scheme) noexcept;

/// True for the schemes that run something, or stand for no place, when a person follows them: such a URL
/// must never become the link of a bookmark. `scheme` in any case, without the colon. Forms that hide the
/// scheme behind controls, tabs or line breaks are seen through by Url::parse, as a browser would.
bool is_active_scheme(std::string_view scheme) noexcept;
bool is_active_scheme(Url const& url) noexcept;

} // namespace florilege::text
