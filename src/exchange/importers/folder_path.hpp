#pragma once

#include "library/draft.hpp"

#include <string_view>

namespace florilege::exchange {

/// The folders of a path whose names are joined with " / ", or with "/" where there is no blank beside one:
/// "Work/Maps", "Work / Maps and/or charts". At most `depth` levels; what is deeper stays in the last of
/// them.
library::ListPath folder_path(std::string_view path, int depth);

} // namespace florilege::exchange
