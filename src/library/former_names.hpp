#pragma once

#include "library/bookmark.hpp"
#include "library/draft.hpp"
#include "library/keep.hpp"
#include "store/session.hpp"

#include <functional>
#include <string>
#include <vector>

namespace florilege::library {

/// By what else a bookmark is found: the ids of those merged into it, and what named it in other places or
/// before it had a URL.
struct FormerNames {
    PublicId bookmark;
    std::vector<PublicId> ids;
    std::vector<std::string> names;

    bool operator==(FormerNames const&) const = default;
};

/// Those of all bookmarks of an owner that have more than their origin.
void each_former_names(store::Session& session, accounts::AccountId owner,
                       std::function<void(FormerNames const&)> const& visit);

/// Those of one bookmark; empty but for its id where it has no more than its origin.
FormerNames former_names_of(store::Session& session, accounts::AccountId owner, Bookmark const& bookmark);

/// Gives a bookmark these names beside those it has; one that another has stays there. Nothing where the
/// bookmark is not here.
void take_former_names(store::Transaction& transaction, Shelf const& shelf, FormerNames const& names);

} // namespace florilege::library
