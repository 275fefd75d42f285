#pragma once

#include "library/bookmark.hpp"
#include "library/search/place.hpp"
#include "store/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// A bookmark that everyone may read.
struct PublicItem {
    Bookmark bookmark;
    std::string saved_by; ///< the owner's name; empty where their profile is not shown
};

struct PublicPage {
    std::vector<PublicItem> items;
    std::optional<Place> last; ///< of the last one, to go on from; its number is that of the row
    bool more = false;
};

/// The newest bookmarks of all libraries that everyone may read, behind that place. A constant number of
/// statements, and no longer for having more that is private.
PublicPage newest_public(store::Session& session, std::size_t limit,
                         std::optional<Place> const& after = std::nullopt);

} // namespace florilege::library
