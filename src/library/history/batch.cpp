#include "library/history/batch.hpp"

#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/history/state_changes.hpp"
#include "library/read.hpp"
#include "library/tags/tag_words.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace florilege::library {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO import_batch (owner, public_id, file, format, started, upload) VALUES (?1, ?2, ?3, ?4, ?5, "
    "?6)";
constexpr std::string_view finish_sql = "UPDATE import_batch SET report = ?2, finished = ?3 WHERE id = ?1";
constexpr std::string_view newest_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload FROM visible_import_batch "
    "WHERE owner = ?1 ORDER BY started DESC, id DESC LIMIT ?2 OFFSET ?3";
constexpr std::string_view by_id_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload FROM visible_import_batch "
    "WHERE owner = ?1 AND public_id = ?2";
constexpr std::string_view by_upload_sql =
    "SELECT id, public_id, file, format, started, finished, report, undone, upload FROM visible_import_batch "
    "WHERE owner = ?1 AND upload = ?2 AND upload <> ''";
constexpr std::string_view count_added_sql =
    "SELECT count(*) FROM visible_bookmark WHERE owner = ?1 AND batch = ?2";
constexpr std::string_view count_updated_sql =
    "SELECT count(*) FROM visible_change WHERE owner = ?1 AND batch = ?2 AND action = 'update'";

constexpr std::string_view find_sql =
    "SELECT id, undone, started FROM import_batch WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view changes_sql =
    "SELECT id FROM change WHERE batch = ?1 AND undone IS NULL ORDER BY id DESC";
constexpr std::string_view added_sql =
    "SELECT id FROM bookmark WHERE owner = ?1 AND batch = ?2 AND id > ?3 ORDER BY id LIMIT 256";
constexpr std::string_view mark_sql = "UPDATE import_batch SET undone = ?2 WHERE id = ?1";

std::int64_t remove_added(store::Transaction& transaction, Shelf const& shelf, BatchId batch)
{
    std::int64_t removed = 0;
    std::int64_t last = 0;
    for (;;) {
        std::vector<BookmarkId> keys;
        {
            auto rows = transaction.query(added_sql, shelf.owner, batch, last);
            while (rows.next())
                keys.push_back(rows.id<BookmarkId>(0));
        }
        if (keys.empty()) return removed;
        last = keys.back().value;
        for (auto const& bookmark : read_bookmarks(transaction, keys)) {
            delete_bookmark(transaction, shelf, bookmark);
            ++removed;
        }
    }
}

constexpr std::string_view unused_tags_sql =
    "SELECT id FROM tag t WHERE owner = ?1 AND parent IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM bookmark_tag bt WHERE bt.tag = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM tag_alias a WHERE a.tag = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM tag c WHERE c.parent = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM bundle_tag bt WHERE bt.tag = t.id) ORDER BY id";
constexpr std::string_view drop_tag_sql = "DELETE FROM tag WHERE id = ?1";

/// Tags that are nothing but a name.
std::vector<TagId> unused_tags(store::Transaction& transaction, Shelf const& shelf)
{
    std::vector<TagId> tags;
    auto rows = transaction.query(unused_tags_sql, shelf.owner);
    while (rows.next())
        tags.push_back(rows.id<TagId>(0));
    return tags;
}

void drop_unused_tags(store::Transaction& transaction, Shelf const& shelf, std::vector<TagId> const& but)
{
    auto const unused = unused_tags(transaction, shelf);
    std::vector<TagId> dropped;
    std::set_difference(unused.begin(), unused.end(), but.begin(), but.end(), std::back_inserter(dropped));
    for (auto const tag : dropped) {
        drop_tag_words(transaction, shelf.owner, tag);
        transaction.run(drop_tag_sql, tag);
    }
}

constexpr std::string_view lists_made_sql =
    "SELECT id FROM list WHERE owner = ?1 AND created = ?2 AND note = ''";
constexpr std::string_view drop_lists_sql =
    "DELETE FROM list WHERE owner = ?1 AND created = ?2 AND note = '' "
    "AND NOT EXISTS (SELECT 1 FROM list_entry e WHERE e.list = list.id) "
    "AND NOT EXISTS (SELECT 1 FROM list inner_list WHERE inner_list.parent = list.id)";

/// The inner ones first.
void drop_empty_lists(store::Transaction& transaction, Shelf const& shelf, Time created)
{
    std::vector<std::int64_t> lists;
    {
        auto rows = transaction.query(lists_made_sql, shelf.owner, created);
        while (rows.next())
            lists.push_back(rows.integer(0));
    }
    for (auto const list : lists)
        transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, list);
    while (transaction.run(drop_lists_sql, shelf.owner, created) > 0) {
    }
}

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

std::vector<Batch> read_batches(store::Rows rows)
{
    std::vector<Batch> batches;
    while (rows.next())
        batches.push_back({rows.id<BatchId>(0), rows.public_id(1), rows.string(2), rows.string(3),
                           rows.time(4), rows.maybe_time(5), rows.string(6), rows.maybe_time(7),
                           rows.string(8)});
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

Result<Undone> undo_batch(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    std::optional<BatchId> batch;
    Time started{};
    if (auto rows = transaction.query(find_sql, id, shelf.owner); rows.next()) {
        if (!rows.is_null(1)) return Fault{id.text(), "this import was undone already"};
        batch = rows.id<BatchId>(0);
        started = rows.time(2);
    }
    if (!batch) return Fault{id.text(), "there is no such import"};
    transaction.see_as(shelf.owner.value);

    Undone undone;
    // What the undoing itself changes is remembered under the import, so that `undo` alone passes over it.
    Shelf const within{shelf.owner, shelf.vocabulary, batch, shelf.now};
    auto const unused_before = unused_tags(transaction, within);
    std::vector<ChangeId> changes;
    {
        auto rows = transaction.query(changes_sql, *batch);
        while (rows.next())
            changes.push_back(rows.id<ChangeId>(0));
    }
    for (auto const change : changes)
        if (auto const taken_back = undo(transaction, within, change); taken_back) ++undone.restored;
    undone.removed = remove_added(transaction, within, *batch);
    drop_unused_tags(transaction, within, unused_before);
    drop_empty_lists(transaction, within, started);
    shelf.vocabulary.forget();
    transaction.run(mark_sql, *batch, shelf.now);
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    return undone;
}

} // namespace florilege::library
