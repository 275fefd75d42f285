#pragma once

#include "library/profile.hpp"
#include "web/site/page.hpp"

#include <optional>
#include <string_view>

namespace florilege::web {

/// Who is called that, as far as the visitor may see them; nothing where there is nobody, or they are hidden.
std::optional<library::Profile> person_named(Reading& reading, std::string_view name);

} // namespace florilege::web
