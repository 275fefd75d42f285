#pragma once

#include "accounts/account.hpp"
#include "library/query/tree.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What the names in a query stand for in one library, as far as the viewer may know.
namespace florilege::library {

/// The tags of that name or alias and all below them. Whoever is not the owner knows of no aliases and
/// parents: for them it is the tag of that very name, if a bookmark they may read carries it.
std::vector<std::int64_t> tags_meant(store::Session& session, accounts::AccountId owner, HasTag const& tag);

/// The lists whose path ends with the titles that are asked for, and all inside them.
std::vector<std::int64_t> lists_meant(store::Session& session, accounts::AccountId owner, InList const& in);

/// The bookmarks whose author's name holds these words.
std::vector<std::int64_t> written_by(store::Session& session, accounts::AccountId owner, WrittenBy const& by);

/// Whether the viewer knows the owner by that name.
bool is_owner(store::Session& session, accounts::AccountId owner, WrittenBy const& by);

} // namespace florilege::library
