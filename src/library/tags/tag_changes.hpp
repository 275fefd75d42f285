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

/// Each of these is one change that `undo` takes back, visible in search when it returns. Tags are named by
/// their names or aliases. A Fault names the tag that is missing, and one that is near, or the one in the
/// way.

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
/// parent is the tag itself or stands below it. Undoing it takes a parent that it made out again, unless
/// something has that tag since.
Result<TagChange> set_parent(store::Transaction& transaction, Shelf const& shelf, TagName const& tag,
                             std::optional<TagName> const& parent);

/// Takes a tag, and its aliases, off every bookmark and out of the vocabulary.
Result<TagChange> delete_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& tag);

/// Takes back what one of the above, which wrote `before`, changed: that alone, and of it what nobody has
/// changed since. Gives what else became another by it, as a sentence behind a semicolon, or nothing. A Fault
/// where a name is another tag's by now, where what it changed has another name, is gone or was moved since,
/// or would stand below itself.
Result<std::string> undo_tag_change(store::Transaction& transaction, Shelf const& shelf,
                                    std::string_view action, std::string_view before);

} // namespace florilege::library
