#pragma once

#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What taking an import back has done.
struct Undone {
    std::int64_t removed = 0;  ///< bookmarks it had added
    std::int64_t restored = 0; ///< what it had changed, put back as it was

    bool operator==(Undone const&) const = default;
};

/// An import as it is remembered: what came in, when, and its report as the import printed it.
struct Batch {
    BatchId id;
    PublicId public_id;
    std::string file;
    std::string format;
    Time started;
    std::optional<Time> finished; ///< empty: it was interrupted
    std::string report;           ///< JSON object
    std::optional<Time> undone;   ///< since when it is taken back, whole
    std::string upload = {};      ///< names the upload that it came from; empty: it came another way
    /// So far, where somebody began to take it back; not known of what was taken back long ago.
    std::optional<Undone> taken_back = {};

    /// Some of it is gone, and the rest is still to go.
    bool is_half_undone() const noexcept { return taken_back && !undone; }
};

/// `upload` names where it comes from when that is read again after an interruption; a name comes once.
BatchId begin_batch(store::Transaction& transaction, accounts::AccountId owner, std::string_view file,
                    std::string_view format, Time now, std::string_view upload = {});
void finish_batch(store::Transaction& transaction, BatchId id, std::string_view report, Time now);

/// Forgets an import that came to nothing: its file was not what it was taken for.
void drop_batch(store::Transaction& transaction, BatchId id);

std::vector<Batch> batches_of(store::Session& session, accounts::AccountId owner); ///< newest first
/// At most `count` of them, `from` passed over.
std::vector<Batch> batches_of(store::Session& session, accounts::AccountId owner, std::size_t from,
                              std::size_t count);

std::optional<Batch> find_batch(store::Session& session, accounts::AccountId owner, PublicId const& id);
/// The import that an upload has come to so far.
std::optional<Batch> batch_of_upload(store::Session& session, accounts::AccountId owner,
                                     std::string_view upload);

/// What an import has brought in so far.
struct BroughtIn {
    std::int64_t added = 0;
    std::int64_t updated = 0;
};
BroughtIn brought_in(store::Session& session, accounts::AccountId owner, BatchId id);

} // namespace florilege::library
