#pragma once

#include "library/history/summary.hpp"
#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

using ChangeId = Id<struct ChangeTag>;

/// One thing that was done and can be taken back.
struct Change {
    ChangeId id;
    Time at;
    std::string action;  ///< "update", "bookmark delete", "tag rename", …
    std::string summary; ///< for people: the bookmark's title, "socialmedia → social media"
    std::optional<BatchId> batch;
    std::optional<Time> undone;
    std::vector<Saying> facts = {}; ///< the summary apart from any language (library/history/summary.hpp)
    Sense sense = Sense::done;      ///< the summary does not say it

    /// "undone: socialmedia → social media"
    std::string text() const { return in_sense(sense, summary); }
};

/// Writes down what a bookmark was before it is changed or removed.
void remember(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
              BookmarkDraft const& before);

/// The same for a change of another kind; `before` is JSON that the code which makes that change can put back
/// (library/tags/tag_changes.cpp, library/lists/list_changes.cpp, library/duplicates/merge_duplicates.cpp,
/// library/history/removal.cpp, library/highlights/review_choice.cpp, library/saved_search.cpp,
/// library/change_bookmark.cpp, library/edit_many.cpp).
ChangeId remember(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                  Summary const& summary, std::string_view before);

/// The beginning of the names of changes of digests, which are a part above this one.
constexpr std::string_view digest_action_begin = "digest ";

/// What puts those back from what they gave to `remember`, and remembers that as a change of its own; a Fault
/// where it cannot (digest/publish/removal.hpp).
using DigestUndo = std::optional<Fault> (*)(store::Transaction& transaction, Shelf const& shelf,
                                            Change const& change, std::string_view before);

/// The newest changes first, without those that belong to an import.
std::vector<Change> changes_of(store::Session& session, accounts::AccountId owner, std::size_t limit);

/// Takes one change back and gives it; the undoing is itself a change that can be undone. A Fault where there
/// is no such change, or it is undone already. What else of tags became another by it is said behind the
/// summary. Without `digests`, which an import has none of, a digest's throws.
Result<Change> undo(store::Transaction& transaction, Shelf const& shelf, ChangeId id,
                    DigestUndo digests = nullptr);

/// Takes the newest change back that is neither undone yet nor itself an undoing, so that each call goes one
/// change further back. What was done again is a change as any other.
Result<Change> undo_last(store::Transaction& transaction, Shelf const& shelf, DigestUndo digests = nullptr);

} // namespace florilege::library
