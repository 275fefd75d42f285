#pragma once

#include "library/columns/columns.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// What there is to say about one tag.
struct TagPage {
    Tag tag;                   ///< its own number of bookmarks counts it alone
    std::vector<Tag> children; ///< the tags right below it, by name; without aliases
    std::int64_t bookmarks;    ///< that carry it or a tag below it, as `tag:` finds them
    std::optional<Time> first; ///< when the oldest and the newest of these were saved
    std::optional<Time> last;
    std::vector<Facet> related;   ///< the tags that these carry beside it, the most frequent first
    std::vector<Bookmark> newest; ///< of these
};

/// The page of the owner's tag of that name or alias, with at most `related` tags and `newest` bookmarks.
/// Nothing where there is none, or the session's viewer is not the owner.
std::optional<TagPage> tag_page(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                TagName const& name, std::size_t related = 20, std::size_t newest = 10);

/// The name of a tag that somebody may have meant who wrote this one. Empty where none is near.
std::string near_tag(store::Session& session, accounts::AccountId owner, TagName const& name);

/// Says that the owner has no tag of that name, and which one may have been meant.
Fault no_such_tag(store::Session& session, accounts::AccountId owner, TagName const& name);

} // namespace florilege::library
