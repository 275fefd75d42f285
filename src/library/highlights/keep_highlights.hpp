#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/transaction.hpp"

#include <vector>

namespace florilege::library {

/// Writes the highlights of a source in their order, with their replies. One that carries an id that is there
/// already is brought up to date instead. Ids and times left open are filled in, times with `time`.
void put_highlights(store::Transaction& transaction, accounts::AccountId owner, BookmarkId source,
                    std::vector<HighlightDraft> highlights, Time time);

/// Takes out the highlights of a source that are not among `staying`, with their replies.
void remove_missing_highlights(store::Transaction& transaction, BookmarkId source,
                               std::vector<HighlightDraft> const& staying);

} // namespace florilege::library
