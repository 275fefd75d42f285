#pragma once

#include "library/draft_patch.hpp"
#include "library/edit_fault.hpp"
#include "library/history/summary.hpp"
#include "library/keep.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::library {

/// The bookmark of the owner with that id, or the one that a bookmark of that id was merged into. Reads as
/// the owner from here on.
std::optional<Bookmark> own_bookmark(store::Transaction& transaction, Shelf const& shelf, PublicId const& id);

/// The other bookmark that is the same thing as this one would be; nothing where there is none.
std::optional<PublicId> holder_of_identity(store::Transaction& transaction, Shelf const& shelf,
                                           Bookmark const& bookmark, BookmarkDraft const& becoming);

/// Changes a bookmark as the patch says and remembers, under that action and summary, how to take it back.
/// `before` is what it is now, read whole; gives what it is then.
Result<Bookmark, EditFault> make_change(store::Transaction& transaction, Shelf const& shelf,
                                        Bookmark const& before, DraftPatch const& patch,
                                        std::string_view action, Summary const& summary);

/// Why something cannot be made again what it was: another bookmark is that by now.
Fault address_taken(std::string summary);

/// Whether a change of that action was made so.
bool is_change_of_bookmark(std::string_view action);

/// Puts back what `before`, written by the above or by this, says, and nothing else: what was changed since
/// beside it stays. A Fault where what it is about is gone, or its address is another bookmark's now.
std::optional<Fault> undo_change(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                                 Summary const& summary, std::string_view before);

} // namespace florilege::library
