#pragma once

#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace florilege::library {

/// What merging came to.
struct PagesMerged {
    std::int64_t pages = 0;
    std::int64_t bookmarks = 0; ///< how many are part of another one now
};

/// The change by which these are known in the history.
constexpr std::string_view merge_action = "bookmark merge";

/// Makes one bookmark of each page that one of the ids saves: the one saved first stays, with its URL, and
/// all that the others have (library/duplicates/unite.hpp). What names the others finds it: their ids, their
/// URLs in an import, their places in lists. All of it is one change that `undo` takes back. A Fault names an
/// id that is none of the owner's, or of a page that is saved once.
Result<PagesMerged> merge_pages(store::Transaction& transaction, Shelf const& shelf,
                                std::span<PublicId const> of);

/// The same for the `limit` pages that `duplicates` gives first; nothing is changed where there are none.
PagesMerged merge_duplicates(store::Transaction& transaction, Shelf const& shelf, std::size_t limit);

/// Makes the bookmark `gone`, which shall say what `said` says, a part of `kept`, in the same way. Both are
/// the owner's.
void merge_into(store::Transaction& transaction, Shelf const& shelf, PublicId const& kept,
                PublicId const& gone, BookmarkDraft const& said);

/// Puts back what `before`, written by one of the above or by this, says. A Fault where an address that comes
/// back is another bookmark's now.
std::optional<Fault> undo_merge(store::Transaction& transaction, Shelf const& shelf, std::string_view before);

} // namespace florilege::library
