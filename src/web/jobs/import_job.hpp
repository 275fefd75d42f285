#pragma once

#include "accounts/account.hpp"
#include "exchange/importer.hpp"
#include "exchange/report.hpp"
#include "store/jobs.hpp"
#include "web/jobs/job_kind.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace florilege::web {

/// What an uploaded file is and how it is to be imported: what a job of the queue `import` is about.
struct ImportOrder {
    std::string file;              ///< as whoever sent it calls it
    std::string kept;              ///< as Uploads calls it
    std::uint64_t bytes = 0;       ///< how long it is
    std::string format = {};       ///< empty: found out from its content
    bool make_public = false;      ///< what does not say whether it is
    bool repair_text = false;      ///< undo known damage of encodings
    std::optional<Time> date = {}; ///< for what carries no dates
    exchange::FoldersAs folders = exchange::FoldersAs::lists;
    std::string columns = {}; ///< of a table, as exchange::read_column_map() takes them; empty: proposed
    bool trial = false;       ///< only tell what would come of it; its job then rests with what it found
};

/// As a job carries it, and back. Throws std::runtime_error for what is none.
std::string to_json(ImportOrder const& order);
ImportOrder import_order(std::string_view text);

constexpr std::string_view import_queue = "import";

/// Has it done soon. Whoever calls rings the bell once that is durable.
store::JobId enqueue_import(store::Transaction& transaction, accounts::AccountId owner,
                            ImportOrder const& order, Time now);

/// Whether a job's reason is what a trial found, and no failure.
bool is_of_trial(std::string_view reason);
/// What a trial found, where a job rests with that for its reason; nothing where it failed.
std::optional<exchange::ImportReport> found_by_trial(std::string_view reason);

/// Most imports of one person: waiting, running, failed and tried.
constexpr std::int64_t most_imports_kept = 200;

/// Why imports are not taken.
enum class NoRoom {
    too_many,       ///< the owner would have more than most_imports_kept
    too_many_bytes, ///< their files together would be larger than may be kept
};

/// Has them all done soon, as above, unless the owner would then have too many of them, or files of more than
/// `bytes` in all: then nothing is written, and the answer says which.
std::optional<NoRoom> enqueue_imports(store::Transaction& transaction, accounts::AccountId owner,
                                      std::span<ImportOrder const> orders, std::uint64_t bytes, Time now);

/// The name of a file as it is kept: what is no text could not be written into an order and read again.
std::string kept_name(std::string_view given);

extern JobKind const import_jobs;

} // namespace florilege::web
