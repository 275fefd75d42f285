#pragma once

#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <string>
#include <vector>

namespace florilege::library {

/// An import as it is remembered: what came in, when, and its report as the import printed it.
struct Batch {
    BatchId id;
    PublicId public_id;
    std::string file;
    std::string format;
    Time started;
    std::optional<Time> finished; ///< empty: it was interrupted
    std::string report;           ///< JSON object
    std::optional<Time> undone;
};

BatchId begin_batch(store::Transaction& transaction, accounts::AccountId owner, std::string_view file,
                    std::string_view format, Time now);
void finish_batch(store::Transaction& transaction, BatchId id, std::string_view report, Time now);

/// Forgets an import that came to nothing: its file was not what it was taken for.
void drop_batch(store::Transaction& transaction, BatchId id);

std::vector<Batch> batches_of(store::Session& session, accounts::AccountId owner); ///< newest first

/// What undoing an import did.
struct Undone {
    std::int64_t removed = 0;  ///< bookmarks it had added
    std::int64_t restored = 0; ///< what it had changed, put back as it was
};

/// Takes a whole import back: what it added goes, what it changed is as before. Bookmarks that it added and
/// that were changed since go too; the history keeps them. With them go the tags that nothing has any more,
/// and the lists that the import made and that are empty now. A Fault where there is no such import or it is
/// undone already.
Result<Undone> undo_batch(store::Transaction& transaction, Shelf const& shelf, PublicId const& id);

} // namespace florilege::library
