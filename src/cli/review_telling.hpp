#pragma once

#include "cli/command.hpp"
#include "cli/remote/reviews.hpp"
#include "library/highlights/placed_highlight.hpp"

#include <vector>

namespace florilege::cli {

/// What `florilege review` says, as text or as one JSON object, and the exit status of having found something
/// or nothing: of the newest highlights, of those of each source, and of what was drawn for a day.
Exit tell_newest(Terminal& terminal, std::vector<library::PlacedHighlight> const& highlights, bool as_json);
Exit tell_sources(Terminal& terminal, std::vector<library::BookmarkDraft> const& sources, bool as_json);
Exit tell_drawn(Terminal& terminal, DrawnDay const& drawn, bool as_json);

} // namespace florilege::cli
