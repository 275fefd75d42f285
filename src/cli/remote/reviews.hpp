#pragma once

#include "cli/remote/server.hpp"
#include "library/highlights/placed_highlight.hpp"
#include "library/highlights/review_choice.hpp"

#include <span>
#include <string>
#include <vector>

namespace florilege::cli {

/// The highlights that are read again on a day.
struct DrawnDay {
    std::string day; ///< "2012-01-30"
    std::vector<library::PlacedHighlight> highlights;
};

/// The draw of the day from the library that --server names; noted down there as read where it was not yet,
/// for which the token has to be one that may write.
Result<DrawnDay> drawn_there(Context const& context, std::size_t count);

/// Its highlights as library::newest_highlights and library::highlighted_sources give them.
Result<std::vector<library::PlacedHighlight>> newest_there(Context const& context, std::size_t limit);
Result<std::vector<library::BookmarkDraft>> sources_there(Context const& context, std::size_t limit);

/// Draws them again tomorrow, or never again, in one change; gives what the history calls it.
Result<std::string> chosen_there(Context const& context, library::ReviewChoice choice,
                                 std::span<PublicId const> highlights);

} // namespace florilege::cli
