#include "library/highlights/placed_highlight.hpp"

#include "library/read.hpp"

#include <map>

namespace florilege::library {

std::vector<PlacedHighlight> read_highlights(store::Session& session, std::span<HighlightPlace const> places)
{
    std::vector<BookmarkId> keys;
    for (auto const& place : places)
        keys.push_back(place.source);
    std::map<PublicId, PlacedHighlight> found;
    for (auto& [key, bookmark] : read_bookmarks(session, keys)) {
        auto const highlights = std::exchange(bookmark.highlights, {});
        for (auto const& highlight : highlights)
            for (auto const& place : places)
                if (place.highlight == highlight.id) found[place.highlight] = {highlight, bookmark};
    }
    std::vector<PlacedHighlight> read;
    for (auto const& place : places)
        if (auto const there = found.find(place.highlight); there != found.end())
            read.push_back(there->second);
    return read;
}

} // namespace florilege::library
