#pragma once

#include "web/site/page.hpp"

#include <string_view>

namespace florilege::web {

/// A page of the settings, with the links to the others. `here` is its address.
PageDraft settings_draft(Asking const& asking, std::string content, std::string_view here);

} // namespace florilege::web
