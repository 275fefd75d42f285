#pragma once

#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <string_view>

namespace florilege::library {

/// What a change to the vocabulary touched.
struct TagChange {
    std::string summary;        ///< "socialmedia → social media"
    std::int64_t bookmarks = 0; ///< how many bookmarks carry the tag
};

/// Whether a tag is the other one, or stands anywhere below it.
bool stands_below(store::Transaction& transaction, TagId tag, TagId above);

/// Each of these is one change that `undo` takes back, visible in search when it returns. A Fault names the
/// tag that is missing or in the way.

/// The old name stays as an alias, so that importing an old export again does not bring it back.
Result<TagChange> rename_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                             TagName const& to);

/// Everything tagged `from` is tagged `into`; `from` becomes its alias, and what stands below it stands below
/// `into`. Where that stands below `from` itself, it takes its place.
Result<TagChange> merge_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                            TagName const& into);

/// Another name for a tag, which must not be a tag or another tag's alias.
Result<TagChange> add_alias(store::Transaction& transaction, Shelf const& shelf, TagName const& alias,
                            TagName const& of);

/// Puts a tag under a parent, made where it is missing, or with no parent at the top. Refused where the
/// parent is the tag itself or stands below it.
Result<TagChange> set_parent(store::Transaction& transaction, Shelf const& shelf, TagName const& tag,
                             std::optional<TagName> const& parent);

/// Takes a tag, and its aliases, off every bookmark and out of the vocabulary.
Result<TagChange> delete_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& tag);

/// Puts back what `before`, written by one of the above, says. A Fault where a name it needs has been given
/// to another tag since.
std::optional<Fault> undo_tag_change(store::Transaction& transaction, Shelf const& shelf,
                                     std::string_view action, std::string_view before);

} // namespace florilege::library
