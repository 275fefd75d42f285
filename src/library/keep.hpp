#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/history/summary.hpp"
#include "library/prepared_draft.hpp"
#include "library/tags/vocabulary.hpp"

#include <optional>

namespace florilege::library {

using BatchId = Id<struct BatchTag>;

/// What every write of a bookmark happens in: whose library, its vocabulary, the import it belongs to, now.
struct Shelf {
    accounts::AccountId owner;
    Vocabulary& vocabulary;
    std::optional<BatchId> batch;
    Time now;
    Sense sense = Sense::done; ///< of the changes that are remembered
};

/// The bookmark that is the same thing as the draft: by its id, its identity (library/identity.hpp) or its
/// origin.
std::optional<BookmarkId> find_same(store::Transaction& transaction, accounts::AccountId owner,
                                    PreparedDraft const& prepared);

/// Writes a bookmark that is not there yet, with its tags, highlights, replies, lists and index entry. What
/// the draft leaves open is filled in: ids at random, times from `shelf.now`, audience `me`. `as` is the key
/// it had before it was taken out: it gets that again where nothing has it.
BookmarkId put_bookmark(store::Transaction& transaction, Shelf const& shelf, PreparedDraft const& prepared,
                        std::optional<BookmarkId> as = std::nullopt);

/// Makes a bookmark what `prepared` says. `before` is what it is now, read whole.
void replace_bookmark(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before,
                      PreparedDraft const& prepared);

/// The same where tags, audience, unread, archived, favourite and `updated` are all that is another: no text
/// is touched.
void replace_marks(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before,
                   BookmarkDraft const& after);

/// Takes a bookmark out with everything that hangs on it. `before` is what it is now, read whole.
void remove_bookmark(store::Transaction& transaction, accounts::AccountId owner, Bookmark const& before);

} // namespace florilege::library
