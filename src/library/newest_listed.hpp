#pragma once

#include "library/bookmark.hpp"
#include "library/lists/list_outline.hpp"
#include "library/search/place.hpp"
#include "store/session.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace florilege::library {

struct ListedPage {
    std::vector<Bookmark> items;
    std::optional<Place> last; ///< of the last one, to go on from; its number is that of the row
    bool more = false;
};

/// The bookmarks that stand in a list, or of which a highlight does, each once and the newest first; of those
/// the viewer may read the first behind that place. Lists inside it do not count. A constant number of
/// statements.
ListedPage newest_listed(store::Session& session, ListId list, std::size_t limit,
                         std::optional<Place> const& after = std::nullopt);

} // namespace florilege::library
