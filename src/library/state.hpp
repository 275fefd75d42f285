#pragma once

#include "accounts/account.hpp"
#include "store/session.hpp"

#include <cstdint>

namespace florilege::library {

/// A number that is another one after anything changed that the session's viewer may see of that library:
/// bookmarks with highlights and replies, tags, lists, and for the owner also what nobody else sees, as
/// aliases, bundles, saved searches, imports and the history. It never goes back. What is hidden from the
/// viewer does not move it: for all but the owner it counts the changes to what is public, and tells no more
/// than these. One row is read, in some ten microseconds.
std::int64_t library_state(store::Session& session, accounts::AccountId owner);

/// The same for what everyone may see of all libraries together.
std::int64_t site_state(store::Session& session);

} // namespace florilege::library
