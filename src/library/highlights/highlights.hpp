#pragma once

#include "accounts/account.hpp"
#include "library/highlights/placed_highlight.hpp"

namespace florilege::library {

/// Where the highlight of that public id is; nothing where there is none that the viewer may read.
std::optional<HighlightPlace> find_highlight(store::Session& session, PublicId const& id);

/// The passages that `owner` marked, the newest first; notes on a whole page are none.
std::vector<PlacedHighlight> newest_highlights(store::Session& session, accounts::AccountId owner,
                                               std::size_t limit);

/// What `owner` marked passages in, with those passages in their order; where one was marked last comes
/// first.
std::vector<BookmarkDraft> highlighted_sources(store::Session& session, accounts::AccountId owner,
                                               std::size_t limit);

} // namespace florilege::library
