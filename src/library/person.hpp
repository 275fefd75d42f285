#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// Somebody of whose library the session's viewer may see something: themselves, or whoever shows a bookmark
/// or a list to everyone. Who shows nothing is not there.
struct Person {
    accounts::AccountId id;
    std::string name;
};

std::optional<Person> find_person(store::Session& session, accounts::AccountName const& name);

/// At most `limit`, by name.
std::vector<Person> people(store::Session& session, std::size_t limit);

/// Whose bookmark or list that is, where the viewer may read it.
std::optional<Person> owner_of(store::Session& session, BookmarkId bookmark);
std::optional<Person> owner_of_list(store::Session& session, PublicId const& list);

} // namespace florilege::library
