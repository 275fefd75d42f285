#include "library/history/history.hpp"

#include "library/change_bookmark.hpp"
#include "library/duplicates/merge_duplicates.hpp"
#include "library/edit_many.hpp"
#include "library/highlights/review_choice.hpp"
#include "library/history/removal.hpp"
#include "library/history/state_changes.hpp"
#include "library/lists/list_changes.hpp"
#include "library/read.hpp"
#include "library/record.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/title_of.hpp"

#include <stdexcept>

namespace florilege::library {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO change (owner, at, action, summary, facts, batch, before) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

Change change_of(store::Rows const& row)
{
    return {row.id<ChangeId>(0),      row.time(1),       row.string(2),         row.string(3),
            row.maybe_id<BatchId>(4), row.maybe_time(5), facts_of(row.text(6)), sense_of(row.text(6))};
}

/// A change together with what was before it.
struct Remembered {
    Change change;
    std::string before;
};

/// Puts a bookmark back as it was, whether it was changed since or is gone.
std::optional<Fault> restore_bookmark(store::Transaction& transaction, Shelf const& shelf,
                                      std::string const& before)
{
    PreparedDraft const draft{bookmark_of_record(before)};
    auto const key = find_same(transaction, shelf.owner, draft);
    transaction.see_as(shelf.owner.value);
    auto const now = key ? read_bookmark(transaction, *key) : std::nullopt;
    if (!now) {
        put_bookmark(transaction, shelf, draft);
        return std::nullopt;
    }
    if (holder_of_identity(transaction, shelf, *now, draft.draft))
        return address_taken(title_of(draft.draft));
    remember(transaction, shelf, "update", now->content);
    replace_bookmark(transaction, shelf, *now, draft);
    return std::nullopt;
}

/// Has the part that made a change, other than one of tags, put back what was before it.
std::optional<Fault> put_back(store::Transaction& transaction, Shelf const& shelf, Change const& change,
                              std::string const& before, DigestUndo digests)
{
    auto const& action = change.action;
    Summary const summary{change.summary, change.facts};
    if (action == merge_action) return undo_merge(transaction, shelf, before);
    if (action == removal_action) return undo_removal(transaction, shelf, summary, before);
    if (action == many_edited_action) {
        undo_edit_many(transaction, shelf, summary, before);
        return std::nullopt;
    }
    if (action == many_deleted_action) return undo_delete_many(transaction, shelf, change.id, summary);
    if (is_change_of_bookmark(action)) return undo_change(transaction, shelf, action, summary, before);
    if (action.starts_with(search_action_begin))
        return undo_search_change(transaction, shelf, action, before);
    if (action.starts_with(bundle_action_begin))
        return undo_bundle_change(transaction, shelf, action, before);
    if (action.starts_with(list_action_begin))
        return undo_list_change(transaction, shelf, action, summary, before);
    if (action.starts_with(review_action_begin)) {
        undo_choice(transaction, shelf, action, summary, before);
        return std::nullopt;
    }
    if (action.starts_with(digest_action_begin)) {
        if (digests == nullptr) throw std::logic_error{"a digest's change where only the library's can be"};
        return digests(transaction, shelf, change, before);
    }
    return restore_bookmark(transaction, shelf, before);
}

constexpr std::string_view mark_sql = "UPDATE change SET undone = ?2 WHERE id = ?1";

Result<Change> take_back(store::Transaction& transaction, Shelf const& shelf, Remembered remembered,
                         DigestUndo digests)
{
    if (remembered.change.undone)
        return Fault{"undo", "this change was undone already", Saying{"fault.undo.before"}};
    Shelf undoing = shelf;
    undoing.sense = turned(remembered.change.sense);
    auto& change = remembered.change;
    if (change.action.starts_with("tag ")) {
        auto const undone = undo_tag_change(transaction, undoing, change.action, remembered.before);
        if (!undone) return undone.error();
        change.summary += *undone;
    } else if (auto fault = put_back(transaction, undoing, change, remembered.before, digests)) {
        return std::move(*fault);
    }
    transaction.run(mark_sql, change.id, shelf.now);
    change.undone = shelf.now;
    return change;
}

constexpr std::string_view find_sql =
    "SELECT id, at, action, summary, batch, undone, facts, before FROM change WHERE id = ?1 AND owner = ?2";
// Undoings begin their facts so (to_json in library/history/summary.cpp).
constexpr std::string_view last_sql =
    "SELECT id, at, action, summary, batch, undone, facts, before FROM change "
    "WHERE owner = ?1 AND undone IS NULL AND batch IS NULL "
    "AND facts NOT LIKE '[{\"name\":\"sense\",\"values\":{\"is\":\"undone\"}}%' ORDER BY id DESC LIMIT 1";

} // namespace

void remember(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
              BookmarkDraft const& before)
{
    remember(transaction, shelf, action, {title_of(before)}, to_record(before));
}

ChangeId remember(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                  Summary const& summary, std::string_view before)
{
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    return ChangeId{transaction.insert(insert_sql, shelf.owner, shelf.now, action, summary.text,
                                       to_json(summary.facts, shelf.sense), shelf.batch, before)};
}

constexpr std::string_view newest_sql =
    "SELECT id, at, action, summary, batch, undone, facts FROM visible_change "
    "WHERE owner = ?1 AND batch IS NULL ORDER BY id DESC LIMIT ?2";

std::vector<Change> changes_of(store::Session& session, accounts::AccountId owner, std::size_t limit)
{
    std::vector<Change> changes;
    auto rows = session.query(newest_sql, owner, limit);
    while (rows.next())
        changes.push_back(change_of(rows));
    return changes;
}

Result<Change> undo(store::Transaction& transaction, Shelf const& shelf, ChangeId id, DigestUndo digests)
{
    std::optional<Remembered> remembered;
    if (auto rows = transaction.query(find_sql, id, shelf.owner); rows.next())
        remembered = Remembered{change_of(rows), rows.string(7)};
    if (!remembered)
        return Fault{"undo", "there is no change number " + std::to_string(id.value),
                     Saying{"fault.undo.none"}};
    return take_back(transaction, shelf, std::move(*remembered), digests);
}

Result<Change> undo_last(store::Transaction& transaction, Shelf const& shelf, DigestUndo digests)
{
    std::optional<Remembered> remembered;
    if (auto rows = transaction.query(last_sql, shelf.owner); rows.next())
        remembered = Remembered{change_of(rows), rows.string(7)};
    if (!remembered) return Fault{"undo", "there is nothing to undo"};
    return take_back(transaction, shelf, std::move(*remembered), digests);
}

} // namespace florilege::library
