#pragma once

#include "library/bookmark.hpp"
#include "library/columns/columns.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// A tag that a bookmark may want, and how much each of three witnesses says for it, from 0 to 1.
struct TagSuggestion {
    std::string name = {};
    double site = 0;       ///< others of its site carry it
    double words = 0;      ///< its name, or an alias, stands in the page's words
    double neighbours = 0; ///< bookmarks that share words or tags with it carry it

    /// 1 - (1 - site)(1 - words)(1 - neighbours)
    double score() const noexcept;
    bool operator==(TagSuggestion const&) const = default;
};

/// The owner's tags that fit a page and that it does not have, at most `limit`, the best first, among equals
/// by name. Known of the page may be as little as its URL or its title. `itself` is the bookmark of that page
/// if there is one, which is no neighbour of its own. Looked at are the newest 100,000 bookmarks, the title
/// and the address, and the first 400 words of the note and the quotes. Nothing for a viewer who is not the
/// owner. docs/reference/tags.md has the formula.
std::vector<TagSuggestion> suggested_tags(store::Session& session, ColumnCache& cache,
                                          accounts::AccountId owner, BookmarkDraft const& page,
                                          std::optional<BookmarkId> itself, std::size_t limit);

} // namespace florilege::library
