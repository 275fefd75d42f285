#pragma once

#include "cli/command.hpp"

#include <string>

namespace florilege::cli {

/// What `florilege list` says: all lists as an outline, or as a JSON array.
Exit tell_lists(Context& context, bool as_json);

/// What `florilege list show PATH` says: a list with what stands in it, as text or as one JSON object.
Exit show_list(Context& context, std::string const& path, bool as_json);

} // namespace florilege::cli
