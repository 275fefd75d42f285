#include "library/history/undo_batch.hpp"

#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/history/state_changes.hpp"
#include "library/read.hpp"
#include "library/tags/tag_image.hpp"
#include "library/tags/tag_words.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

namespace florilege::library {
namespace {

constexpr std::int64_t read_at_once = 256;

/// An import that is being taken back, as its row has it.
struct Undoing {
    BatchId id;
    Time started;
    std::int64_t upto; ///< its newest change that may still have to be taken back
    Undone so_far;
};

constexpr std::string_view find_sql =
    "SELECT id, started, undone, undo_upto, undo_removed, undo_restored FROM import_batch "
    "WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view newest_change_sql = "SELECT max(id) FROM change WHERE owner = ?1";

Result<Undoing> find(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    auto rows = transaction.query(find_sql, id, shelf.owner);
    if (!rows.next()) return Fault{id.text(), "there is no such import"};
    if (!rows.is_null(2)) return Fault{id.text(), "this import was undone already"};
    Undoing undoing{rows.id<BatchId>(0), rows.time(1), 0, {rows.integer(4), rows.integer(5)}};
    // What the undoing itself changes is remembered under the import too, and must not be taken for its
    // doing.
    undoing.upto =
        rows.is_null(3) ? transaction.integer(newest_change_sql, shelf.owner).value_or(0) : rows.integer(3);
    return undoing;
}

constexpr std::string_view changes_sql = "SELECT id FROM change WHERE batch = ?1 AND undone IS NULL "
                                         "AND id <= ?2 ORDER BY id DESC LIMIT ?3";

std::vector<ChangeId> newest_changes(store::Transaction& transaction, Undoing const& undoing,
                                     std::int64_t most)
{
    std::vector<ChangeId> changes;
    auto rows = transaction.query(changes_sql, undoing.id, undoing.upto, most);
    while (rows.next())
        changes.push_back(rows.id<ChangeId>(0));
    return changes;
}

constexpr std::string_view unused_tags_sql =
    "SELECT id FROM tag t WHERE owner = ?1 AND parent IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM bookmark_tag bt WHERE bt.tag = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM tag_alias a WHERE a.tag = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM tag c WHERE c.parent = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM bundle_tag bt WHERE bt.tag = t.id) ORDER BY id";

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
    for (auto const tag : dropped)
        drop_tag(transaction, shelf.owner, tag);
}

/// How many changes it went through: fewer than `most` where none is left.
std::int64_t take_changes_back(store::Transaction& transaction, Shelf const& shelf, Undoing& undoing,
                               std::int64_t most)
{
    auto const changes = newest_changes(transaction, undoing, most);
    undoing.upto = std::ssize(changes) < most ? 0 : changes.back().value - 1;
    if (changes.empty()) return 0;
    auto const unused_before = unused_tags(transaction, shelf);
    for (auto const change : changes)
        if (undo(transaction, shelf, change)) ++undoing.so_far.restored;
    drop_unused_tags(transaction, shelf, unused_before);
    return std::ssize(changes);
}

constexpr std::string_view added_sql =
    "SELECT id FROM bookmark WHERE owner = ?1 AND batch = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4";
constexpr std::string_view tags_of_sql = "SELECT tag FROM bookmark_tag WHERE bookmark = ?1";

std::vector<BookmarkId> newest_added(store::Transaction& transaction, Shelf const& shelf,
                                     Undoing const& undoing, std::int64_t before, std::int64_t most)
{
    std::vector<BookmarkId> keys;
    auto rows = transaction.query(added_sql, shelf.owner, undoing.id, before, most);
    while (rows.next())
        keys.push_back(rows.id<BookmarkId>(0));
    return keys;
}

void add_tags_of(std::set<TagId>& tags, store::Transaction& transaction, BookmarkId bookmark)
{
    auto rows = transaction.query(tags_of_sql, bookmark);
    while (rows.next())
        tags.insert(rows.id<TagId>(0));
}

/// The newest first: what is taken back is seldom old. How many: fewer than `most` where none is left.
std::int64_t remove_added(store::Transaction& transaction, Shelf const& shelf, Undoing& undoing,
                          std::int64_t most)
{
    std::int64_t removed = 0;
    auto last = std::numeric_limits<std::int64_t>::max();
    std::set<TagId> tags;
    while (removed < most) {
        auto const keys =
            newest_added(transaction, shelf, undoing, last, std::min(read_at_once, most - removed));
        if (keys.empty()) break;
        last = keys.back().value;
        for (auto const key : keys)
            add_tags_of(tags, transaction, key);
        for (auto const& bookmark : read_bookmarks(transaction, keys)) {
            delete_bookmark(transaction, shelf, bookmark);
            ++removed;
        }
    }
    for (auto const tag : tags)
        if (is_unused(transaction, tag)) drop_tag(transaction, shelf.owner, tag);
    undoing.so_far.removed += removed;
    return removed;
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

constexpr std::string_view write_down_sql =
    "UPDATE import_batch SET undone = ?2, undo_upto = ?3, undo_removed = ?4, undo_restored = ?5 "
    "WHERE id = ?1";

} // namespace

Result<UndoneSoFar> undo_batch(store::Transaction& transaction, Shelf const& shelf, PublicId const& id,
                               std::int64_t most)
{
    auto found = find(transaction, shelf, id);
    if (!found) return found.error();
    auto& undoing = *found;
    transaction.see_as(shelf.owner.value);

    // What the undoing itself changes is remembered under the import, so that `undo` alone passes over it.
    Shelf const within{shelf.owner, shelf.vocabulary, undoing.id, shelf.now};
    auto done = take_changes_back(transaction, within, undoing, most);
    done += remove_added(transaction, within, undoing, most - done);
    bool const is_whole = done < most;
    if (is_whole) drop_empty_lists(transaction, within, undoing.started);
    shelf.vocabulary.forget();
    transaction.run(write_down_sql, undoing.id, is_whole ? std::optional{shelf.now} : std::nullopt,
                    undoing.upto, undoing.so_far.removed, undoing.so_far.restored);
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    return UndoneSoFar{undoing.so_far, is_whole};
}

Result<UndoneSoFar> undo_some(store::Database& database, accounts::AccountId owner, PublicId const& id,
                              Time now, std::int64_t most)
{
    Result<UndoneSoFar> undone = Fault{};
    database.write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{owner};
        undone = undo_batch(transaction, {owner, vocabulary, std::nullopt, now}, id, most);
    });
    return undone;
}

namespace {

constexpr std::string_view added_left_sql =
    "SELECT count(*) FROM visible_bookmark WHERE owner = ?1 AND batch = ?2";
constexpr std::string_view changes_left_sql =
    "SELECT count(*) FROM visible_change c JOIN visible_import_batch b ON b.id = c.batch "
    "WHERE b.owner = ?1 AND c.batch = ?2 AND c.undone IS NULL AND c.id <= b.undo_upto";

} // namespace

std::int64_t left_to_undo(store::Session& session, accounts::AccountId owner, BatchId id)
{
    return session.integer(added_left_sql, owner, id).value_or(0) +
           session.integer(changes_left_sql, owner, id).value_or(0);
}

} // namespace florilege::library
