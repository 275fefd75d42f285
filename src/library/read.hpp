#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/session.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace florilege::library {

/// The bookmarks of those keys, whole, in the order of the keys; one that the viewer may not read is left
/// out. What its owner has read and marked is theirs to know: whoever else reads it sees it neither unread,
/// archived nor a favourite. The number of statements does not grow with the number of keys.
std::vector<Bookmark> read_bookmarks(store::Session& session, std::span<BookmarkId const> keys);

std::optional<Bookmark> read_bookmark(store::Session& session, BookmarkId key);

/// The bookmark with that public id, if the viewer may read it; for its owner also the one that a bookmark of
/// that id was merged into.
std::optional<BookmarkId> find_bookmark(store::Session& session, PublicId const& id);

/// The same, a few hundred in memory at a time.
void each_bookmark(store::Session& session, std::span<BookmarkId const> keys,
                   std::function<void(Bookmark const&)> const& visit);

/// All bookmarks of an owner, whole, oldest key first; in memory a few hundred at a time, and all keys.
void each_bookmark(store::Session& session, accounts::AccountId owner,
                   std::function<void(Bookmark const&)> const& visit);

} // namespace florilege::library
