#pragma once

#include "library/history/batch.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <limits>

namespace florilege::library {

struct UndoneSoFar {
    Undone counts; ///< by this call and all before it
    bool is_whole;
};

/// Takes an import back: what it added goes, what it changed is as before. Bookmarks that it added and that
/// were changed since go too; the history keeps them. With them go the tags that nothing has any more, and
/// the lists that the import made and that are empty now.
///
/// Of a large import `most` bookmarks and changes at once, so that others can write between two calls; it is
/// done where the answer says `is_whole`, and where it is left half done another call goes on with it. A
/// Fault where there is no such import or it is undone already.
Result<UndoneSoFar> undo_batch(store::Transaction& transaction, Shelf const& shelf, PublicId const& id,
                               std::int64_t most = std::numeric_limits<std::int64_t>::max());

/// So many of a large import between two writes of others.
constexpr std::int64_t undone_at_once = 500;

/// One such step, in a transaction of its own.
Result<UndoneSoFar> undo_some(store::Database& database, accounts::AccountId owner, PublicId const& id,
                              Time now, std::int64_t most = undone_at_once);

/// How many bookmarks and changes are still to be taken back of an import that is half undone.
std::int64_t left_to_undo(store::Session& session, accounts::AccountId owner, BatchId id);

} // namespace florilege::library
