#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/former_names.hpp"
#include "library/prepared_draft.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What of a library something that comes in would meet there, found by reading alone.
namespace florilege::library {

/// Every bookmark of that owner that take() could find for a draft, or make one with the one it finds: by its
/// id, its identity, its origin, and by what those were formerly. In no order.
std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     PreparedDraft const& prepared);

/// The bookmarks of that owner that an entry of a list names: by its id or that of one merged into it, and as
/// what the highlight is of.
std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     ListDraft::Entry const& entry);

/// The bookmarks of that owner that names name: the one that is to have them, and those that have them here.
std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     FormerNames const& names);

/// What the tag that a text names, by its name or an alias, is called here.
std::optional<std::string> tag_counterpart(store::Session& session, accounts::AccountId owner,
                                           std::string_view text);

} // namespace florilege::library
