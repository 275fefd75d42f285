#include "library/lists/list.hpp"

#include "library/history/state_changes.hpp"
#include "library/lists/list_entries.hpp"
#include "library/lists/list_paths.hpp"
#include "library/tags/tag_changes.hpp"

#include <set>
#include <tuple>

namespace florilege::library {
namespace {

constexpr std::string_view lists_sql =
    "SELECT id, public_id, note, audience FROM visible_list WHERE owner = ?1 ORDER BY id";
// Asked one by one: SQLite would read all bookmarks to join a view of two tables from the right.
constexpr std::string_view entries_sql =
    "SELECT (SELECT public_id FROM visible_bookmark WHERE id = e.bookmark), "
    "       (SELECT public_id FROM visible_highlight WHERE id = e.highlight), e.note "
    "FROM visible_list_entry e WHERE e.list = ?1 ORDER BY e.position";

ListDraft list_of(store::Session& session, store::Rows const& row, ListPaths& paths)
{
    auto const id = row.integer(0);
    ListDraft list{row.public_id(1),
                   paths.of(session, id),
                   row.string(2),
                   accounts::Audience::stored(row.integer(3)),
                   {}};
    auto entries = session.query(entries_sql, id);
    while (entries.next()) {
        ListDraft::Entry entry;
        if (!entries.is_null(0)) entry.bookmark = entries.public_id(0);
        if (!entries.is_null(1)) entry.highlight = entries.public_id(1);
        entry.note = entries.string(2);
        list.entries.push_back(std::move(entry));
    }
    return list;
}

/// An entry with the keys of what it names.
struct Row {
    std::optional<std::int64_t> bookmark;
    std::optional<std::int64_t> highlight;
    std::string note;
    bool operator==(Row const&) const = default;
};

std::optional<Row> row_of(store::Transaction& transaction, Shelf const& shelf, ListDraft::Entry const& entry)
{
    auto const keys = keys_of(transaction, shelf, entry);
    if (!keys) return std::nullopt;
    return Row{keys->bookmark, keys->highlight, entry.note};
}

constexpr std::string_view rows_sql =
    "SELECT bookmark, highlight, note FROM list_entry WHERE list = ?1 ORDER BY position";

std::vector<Row> rows_now(store::Transaction& transaction, std::int64_t list)
{
    std::vector<Row> rows;
    auto stored = transaction.query(rows_sql, list);
    while (stored.next()) {
        Row row{std::nullopt, std::nullopt, stored.string(2)};
        if (!stored.is_null(0)) row.bookmark = stored.integer(0);
        if (!stored.is_null(1)) row.highlight = stored.integer(1);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// What an entry stands for: the bookmark or highlight it names, or its text.
using Thing = std::tuple<std::int64_t, std::int64_t, std::string>;
Thing thing_of(Row const& row)
{
    bool const names = row.bookmark || row.highlight;
    return {row.bookmark.value_or(0), row.highlight.value_or(0), names ? std::string{} : row.note};
}

constexpr std::string_view clear_sql = "DELETE FROM list_entry WHERE list = ?1";
constexpr std::string_view put_sql =
    "INSERT INTO list_entry (list, position, bookmark, highlight, note) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view describe_sql =
    "UPDATE list SET note = ?2, audience = ?3 WHERE id = ?1 AND (note <> ?2 OR audience <> ?3)";
constexpr std::string_view id_taken_sql = "SELECT 1 FROM list WHERE public_id = ?1";
constexpr std::string_view set_id_sql = "UPDATE list SET public_id = ?2 WHERE id = ?1 AND public_id <> ?2";
constexpr std::string_view set_parent_sql = "UPDATE tag SET parent = ?2 WHERE id = ?1 AND parent IS NULL";
constexpr std::string_view put_alias_sql =
    "INSERT INTO tag_alias (owner, folded, name, tag) "
    "SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM tag WHERE owner = ?1 AND folded = ?2) "
    "ON CONFLICT (owner, folded) DO NOTHING";

} // namespace

void each_list(store::Session& session, accounts::AccountId owner,
               std::function<void(ListDraft const&)> const& visit)
{
    ListPaths paths;
    auto rows = session.query(lists_sql, owner);
    while (rows.next())
        visit(list_of(session, rows, paths));
}

ListTaken take_list(store::Transaction& transaction, Shelf const& shelf, ListDraft const& draft)
{
    ListTaken taken;
    auto const list = shelf.vocabulary.list(transaction, draft.path, shelf.now);
    if (!list) return taken;
    transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, *list);
    if (!transaction.integer(id_taken_sql, draft.id))
        taken.changed = transaction.run(set_id_sql, *list, draft.id) > 0;
    taken.changed =
        transaction.run(describe_sql, *list, draft.note, draft.audience.number()) > 0 || taken.changed;

    std::vector<Row> wanted;
    for (auto const& entry : draft.entries) {
        auto row = row_of(transaction, shelf, entry);
        if (row)
            wanted.push_back(std::move(*row));
        else
            ++taken.missing;
    }
    std::set<Thing> things;
    for (auto const& row : wanted)
        things.insert(thing_of(row));
    auto const now = rows_now(transaction, *list);
    for (auto const& row : now)
        if (!things.contains(thing_of(row))) wanted.push_back(row);
    if (wanted != now) {
        transaction.run(clear_sql, *list);
        std::int64_t position = 0;
        for (auto const& row : wanted)
            transaction.run(put_sql, *list, ++position, row.bookmark, row.highlight, row.note);
        shelf.vocabulary.forget();
        taken.changed = true;
    }
    if (taken.changed) transaction.pending<StateChanges>().owner_sees(shelf.owner);
    return taken;
}

bool take_tag(store::Transaction& transaction, Shelf const& shelf, TagDraft const& draft)
{
    auto const tag = shelf.vocabulary.tag(transaction, draft.name);
    if (!tag) return false;
    std::int64_t changed = 0;
    for (auto const& alias : draft.aliases)
        if (auto const name = TagName::parse(alias))
            changed += transaction.run(put_alias_sql, shelf.owner, name->folded(), name->text(), *tag);
    auto const parent = shelf.vocabulary.tag(transaction, draft.parent);
    if (parent && !stands_below(transaction, *parent, *tag))
        changed += transaction.run(set_parent_sql, *tag, *parent);
    if (changed > 0) {
        shelf.vocabulary.forget();
        transaction.pending<StateChanges>().owner_sees(shelf.owner);
    }
    return changed > 0;
}

} // namespace florilege::library
