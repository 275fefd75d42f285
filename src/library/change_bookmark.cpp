#include "library/change_bookmark.hpp"

#include "library/duplicates/merged_words.hpp"
#include "library/history/history.hpp"
#include "library/identity.hpp"
#include "library/lists/list_entries.hpp"
#include "library/lists/list_order.hpp"
#include "library/read.hpp"

#include <algorithm>
#include <array>

namespace florilege::library {
namespace {

constexpr std::string_view by_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_name_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";
constexpr std::string_view holder_sql = "SELECT b.public_id FROM source s JOIN bookmark b ON b.id = s.id "
                                        "WHERE s.owner = ?1 AND s.identity = ?2 AND s.id <> ?3";

} // namespace

std::optional<Bookmark> own_bookmark(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    auto key = transaction.integer(by_id_sql, id, shelf.owner);
    if (!key) key = transaction.integer(by_name_sql, shelf.owner, former_id(id));
    transaction.see_as(shelf.owner.value);
    if (!key) return std::nullopt;
    return read_bookmark(transaction, BookmarkId{*key});
}

std::optional<PublicId> holder_of_identity(store::Transaction& transaction, Shelf const& shelf,
                                           Bookmark const& bookmark, BookmarkDraft const& becoming)
{
    auto const identity = identity_of(becoming);
    auto rows = transaction.query(holder_sql, shelf.owner, store::Blob{identity}, bookmark.key);
    if (!rows.next()) return std::nullopt;
    return rows.public_id(0);
}

namespace {

constexpr std::string_view entries_sql =
    "SELECT l.id, l.public_id, e.position FROM list_entry e JOIN list l ON l.id = e.list "
    "JOIN highlight h ON h.id = e.highlight WHERE h.public_id = ?1 AND h.owner = ?2 "
    "ORDER BY l.id, e.position";

/// Takes a highlight out of the lists it stands in; gives what puts it back there.
std::vector<ListEdit> out_of_lists(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    struct Standing {
        std::int64_t list;
        ListEdit edit;
    };
    std::vector<Standing> lists;
    {
        auto rows = transaction.query(entries_sql, id, shelf.owner);
        while (rows.next()) {
            auto const list = rows.integer(0);
            auto const position = rows.integer(2);
            if (lists.empty() || lists.back().list != list) lists.push_back({list, {rows.public_id(1)}});
            lists.back().edit.out.push_back(
                {place_of(transaction, list, position), entry_at(transaction, list, position)});
        }
    }
    std::vector<ListEdit> back;
    back.reserve(lists.size());
    for (auto const& [list, edit] : lists)
        back.push_back({edit.list, {}, apply(transaction, shelf, list, edit).out});
    return back;
}

constexpr std::string_view list_sql = "SELECT id FROM list WHERE public_id = ?1 AND owner = ?2";

void into_lists(store::Transaction& transaction, Shelf const& shelf, std::vector<ListEdit> const& edits)
{
    for (auto const& edit : edits)
        if (auto const list = transaction.integer(list_sql, edit.list, shelf.owner))
            apply(transaction, shelf, *list, edit);
}

/// Whether both say the same but for what replace_marks() writes, and are found by the same words.
bool differ_in_marks_alone(BookmarkDraft const& before, BookmarkDraft after)
{
    if (after.audience != before.audience && merged_words(after) != merged_words(before)) return false;
    after.tags = before.tags;
    after.audience = before.audience;
    after.unread = before.unread;
    after.archived = before.archived;
    after.favourite = before.favourite;
    after.updated = before.updated;
    return after == before;
}

constexpr std::string_view forget_former_sql =
    "DELETE FROM origin WHERE owner = ?1 AND name = ?2 AND bookmark = ?3";

void write(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before, BookmarkDraft after)
{
    if (differ_in_marks_alone(before.content, after)) {
        replace_marks(transaction, shelf, before, after);
        return;
    }
    PreparedDraft const prepared{std::move(after)};
    replace_bookmark(transaction, shelf, before, prepared);
    // What it is again, it is not formerly.
    transaction.run(forget_former_sql, shelf.owner, former_identity(prepared.identity), before.key);
}

} // namespace

Result<Bookmark, EditFault> make_change(store::Transaction& transaction, Shelf const& shelf,
                                        Bookmark const& before, DraftPatch const& patch,
                                        std::string_view action, Summary const& summary)
{
    auto after = before.content;
    auto back = applied(patch, after);
    if (!back) return EditFault{{}, EditFault::NotThere{}};
    if (auto const holder = holder_of_identity(transaction, shelf, before, after))
        return EditFault{{}, EditFault::UrlTaken{*holder}};
    if (auto* const put = std::get_if<PutHighlight>(&back->what))
        put->lists = out_of_lists(transaction, shelf, *put->highlight.id);
    write(transaction, shelf, before, std::move(after));
    if (auto const* const put = std::get_if<PutHighlight>(&patch.what))
        into_lists(transaction, shelf, put->lists);
    remember(transaction, shelf, action, summary, to_json(*back));
    return read_bookmark(transaction, before.key).value();
}

Fault address_taken(std::string summary)
{
    return {std::move(summary),
            "another bookmark has its address now; delete that one or merge the two first",
            Saying{"fault.undo.address-taken"}};
}

bool is_change_of_bookmark(std::string_view action)
{
    constexpr std::array<std::string_view, 3> beginnings{"bookmark edit", "highlight ", "reply "};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return action.starts_with(beginning); });
}

namespace {

/// Why a change cannot be taken back.
Fault fault_of(std::string_view summary, EditFault const& fault)
{
    if (std::holds_alternative<EditFault::UrlTaken>(fault.why)) return address_taken(std::string{summary});
    return {std::string{summary}, "what was changed is gone; undo that first", Saying{"fault.undo.gone"}};
}

} // namespace

std::optional<Fault> undo_change(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                                 Summary const& summary, std::string_view before)
{
    auto const patch = draft_patch_of(before);
    auto const now = own_bookmark(transaction, shelf, patch.bookmark);
    if (!now) return fault_of(summary.text, {});
    auto const done = make_change(transaction, shelf, *now, patch, action, summary);
    if (!done) return fault_of(summary.text, done.error());
    return std::nullopt;
}

} // namespace florilege::library
