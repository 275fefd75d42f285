#include "library/history/batch.hpp"

#include "library/history/state_changes.hpp"

#include <limits>

namespace florilege::library {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO import_batch (owner, public_id, file, format, started, upload) VALUES (?1, ?2, ?3, ?4, ?5, "
    "?6)";
constexpr std::string_view finish_sql = "UPDATE import_batch SET report = ?2, finished = ?3 WHERE id = ?1";
constexpr std::string_view newest_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload, undo_upto, undo_removed, "
    "undo_restored FROM visible_import_batch WHERE owner = ?1 ORDER BY started DESC, id DESC LIMIT ?2 OFFSET "
    "?3";
constexpr std::string_view by_id_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload, undo_upto, undo_removed, "
    "undo_restored FROM visible_import_batch WHERE owner = ?1 AND public_id = ?2";
constexpr std::string_view by_upload_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload, undo_upto, undo_removed, "
    "undo_restored FROM visible_import_batch WHERE owner = ?1 AND upload = ?2 AND upload <> ''";
constexpr std::string_view count_added_sql =
    "SELECT count(*) FROM visible_bookmark WHERE owner = ?1 AND batch = ?2";
constexpr std::string_view count_updated_sql =
    "SELECT count(*) FROM visible_change WHERE owner = ?1 AND batch = ?2 AND action = 'update'";

} // namespace

BatchId begin_batch(store::Transaction& transaction, accounts::AccountId owner, std::string_view file,
                    std::string_view format, Time now, std::string_view upload)
{
    transaction.pending<StateChanges>().owner_sees(owner);
    return BatchId{transaction.insert(insert_sql, owner, PublicId::random(), file, format, now, upload)};
}

namespace {

constexpr std::string_view owner_sql = "SELECT owner FROM import_batch WHERE id = ?1";

void owner_sees(store::Transaction& transaction, BatchId id)
{
    if (auto const owner = transaction.integer(owner_sql, id))
        transaction.pending<StateChanges>().owner_sees(accounts::AccountId{*owner});
}

} // namespace

void finish_batch(store::Transaction& transaction, BatchId id, std::string_view report, Time now)
{
    owner_sees(transaction, id);
    transaction.run(finish_sql, id, report, now);
}

constexpr std::string_view drop_sql = "DELETE FROM import_batch WHERE id = ?1";

void drop_batch(store::Transaction& transaction, BatchId id)
{
    owner_sees(transaction, id);
    transaction.run(drop_sql, id);
}

namespace {

std::optional<Undone> taken_back(store::Rows const& rows)
{
    if (rows.is_null(9)) return std::nullopt;
    return Undone{rows.integer(10), rows.integer(11)};
}

std::vector<Batch> read_batches(store::Rows rows)
{
    std::vector<Batch> batches;
    while (rows.next())
        batches.push_back({rows.id<BatchId>(0), rows.public_id(1), rows.string(2), rows.string(3),
                           rows.time(4), rows.maybe_time(5), rows.string(6), rows.maybe_time(7),
                           rows.string(8), taken_back(rows)});
    return batches;
}

std::optional<Batch> the_one(std::vector<Batch> batches)
{
    if (batches.empty()) return std::nullopt;
    return std::move(batches.front());
}

} // namespace

std::vector<Batch> batches_of(store::Session& session, accounts::AccountId owner)
{
    return batches_of(session, owner, 0, std::numeric_limits<std::int64_t>::max());
}

std::vector<Batch> batches_of(store::Session& session, accounts::AccountId owner, std::size_t from,
                              std::size_t count)
{
    return read_batches(session.query(newest_sql, owner, count, from));
}

std::optional<Batch> find_batch(store::Session& session, accounts::AccountId owner, PublicId const& id)
{
    return the_one(read_batches(session.query(by_id_sql, owner, id)));
}

std::optional<Batch> batch_of_upload(store::Session& session, accounts::AccountId owner,
                                     std::string_view upload)
{
    return the_one(read_batches(session.query(by_upload_sql, owner, upload)));
}

BroughtIn brought_in(store::Session& session, accounts::AccountId owner, BatchId id)
{
    return {session.integer(count_added_sql, owner, id).value_or(0),
            session.integer(count_updated_sql, owner, id).value_or(0)};
}

} // namespace florilege::library
