#pragma once

#include "library/bookmark.hpp"
#include "store/session.hpp"

#include <span>
#include <vector>

namespace florilege::library {

/// A highlight with what leads back to its place.
struct PlacedHighlight {
    HighlightDraft highlight;
    BookmarkDraft bookmark; ///< of its source, without its highlights
};

/// Where a highlight is to be read.
struct HighlightPlace {
    PublicId highlight;
    BookmarkId source;
    bool operator==(HighlightPlace const&) const = default;
};

/// Reads them in their order; what is not there any more is left out. The number of statements does not grow
/// with the number of places.
std::vector<PlacedHighlight> read_highlights(store::Session& session, std::span<HighlightPlace const> places);

} // namespace florilege::library
