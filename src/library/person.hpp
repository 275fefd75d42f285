#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// Somebody whose library holds something that the session's viewer may read.
struct Person {
    accounts::AccountId id;
    std::string name; ///< empty where they do not show themselves to the viewer (profile.hpp)
};

/// Whose bookmark or list that is; nothing where the viewer may not read it.
std::optional<Person> owner_of(store::Session& session, BookmarkId bookmark);
std::optional<Person> owner_of_list(store::Session& session, PublicId const& list);

/// Those who show themselves to the viewer, by name, at most `limit`.
std::vector<Person> people(store::Session& session, std::size_t limit);

} // namespace florilege::library
