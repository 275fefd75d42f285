#include "library/history/state_changes.hpp"

#include "library/columns/column_block.hpp"
#include "library/record.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

bool is_public(BookmarkDraft const* bookmark)
{
    return bookmark != nullptr && bookmark->audience && bookmark->audience->is_public();
}

/// Without what its owner alone reads; without lists and tags, which may be said by other names than they
/// are kept under: what everyone sees of these, they and the columns know themselves.
BookmarkDraft as_everyone_reads(BookmarkDraft bookmark)
{
    bookmark.extra.clear();
    bookmark.origin.clear();
    bookmark.lists.clear();
    bookmark.tags.clear();
    bookmark.unread = bookmark.archived = bookmark.favourite = false;
    return bookmark;
}

constexpr std::string_view list_sql =
    "SELECT l.public_id, p.public_id, l.title, l.note, l.created FROM list l "
    "LEFT JOIN list p ON p.id = l.parent AND p.audience = -1 WHERE l.id = ?1 AND l.audience = -1";
// As the view visible_list_entry has it for everyone but the owner.
constexpr std::string_view entries_sql =
    "SELECT b.public_id, h.public_id, e.note FROM list_entry e "
    "LEFT JOIN bookmark b ON b.id = e.bookmark LEFT JOIN highlight h ON h.id = e.highlight "
    "LEFT JOIN bookmark s ON s.id = h.source "
    "WHERE e.list = ?1 AND (e.bookmark IS NULL OR b.audience = -1) "
    "AND (e.highlight IS NULL OR s.audience = -1) ORDER BY e.position";

void append(std::string& out, std::string_view field)
{
    out += std::to_string(field.size());
    out += ' ';
    out += field;
}

void append_bytes(std::string& out, store::Rows const& row, int column)
{
    auto const bytes = row.is_null(column) ? store::Blob{} : row.blob(column);
    append(out, {reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

std::optional<text::Key> list_shown(store::Transaction& transaction, std::int64_t list)
{
    std::string content;
    {
        auto row = transaction.query(list_sql, list);
        if (!row.next()) return std::nullopt;
        append_bytes(content, row, 0);
        append_bytes(content, row, 1);
        for (int const column : {2, 3, 4})
            append(content, row.text(column));
    }
    auto entries = transaction.query(entries_sql, list);
    while (entries.next()) {
        append_bytes(content, entries, 0);
        append_bytes(content, entries, 1);
        append(content, entries.text(2));
    }
    return text::key_of(content);
}

constexpr std::string_view move_sql =
    "INSERT INTO library_state (owner, face, state) VALUES (?1, ?2, 1) "
    "ON CONFLICT (owner, face) DO UPDATE SET state = library_state.state + 1";
constexpr std::int64_t own_face = 0;
constexpr std::int64_t public_face = 1;
constexpr std::int64_t whole_site = 0;

} // namespace

StateChanges::Shown StateChanges::shown(BookmarkDraft const* bookmark)
{
    if (!is_public(bookmark)) return std::nullopt;
    return text::key_of(to_record(as_everyone_reads(*bookmark)));
}

void StateChanges::bookmark(accounts::AccountId owner, BookmarkId key, BookmarkDraft const* before,
                            BookmarkDraft const* after)
{
    owner_sees(owner);
    if (!is_public(before) && !is_public(after)) return;
    auto const [known, fresh] = bookmarks_.try_emplace(key, Changed{owner, std::nullopt, std::nullopt});
    auto& changed = known->second;
    if (fresh) changed.before = shown(before);
    // Of one that everyone did not see before, it does not matter what they see now.
    changed.after = changed.before || !is_public(after) ? shown(after) : Shown{text::Key{}};
}

void StateChanges::touch_list(store::Transaction& transaction, accounts::AccountId owner, std::int64_t list)
{
    if (!lists_.contains(list)) lists_.emplace(list, Touched{owner, list_shown(transaction, list)});
}

void StateChanges::write(store::Transaction& transaction)
{
    for (auto const& [key, changed] : bookmarks_)
        if (changed.before != changed.after) everyone_sees(changed.owner);
    for (auto const& [list, touched] : lists_)
        if (!shown_.contains(touched.owner.value) && list_shown(transaction, list) != touched.before)
            everyone_sees(touched.owner);
    // One who writes for several libraries takes their rows in the same order as another.
    if (!shown_.empty()) transaction.run(move_sql, whole_site, public_face);
    for (auto const owner : shown_) {
        transaction.run(move_sql, owner, public_face);
        owner_sees(accounts::AccountId{owner});
    }
    for (auto const owner : owners_)
        transaction.run(move_sql, owner, own_face);
}

constexpr std::string_view public_blocks_sql =
    "SELECT content FROM column_block WHERE owner = ?1 AND face = 1";

bool is_carried_in_public(store::Transaction& transaction, accounts::AccountId owner, std::int64_t tag)
{
    // The columns tell it in a fraction of the time that it takes to look at each bookmark with the tag.
    auto blocks = transaction.query(public_blocks_sql, owner);
    while (blocks.next()) {
        auto const block = block_of(blocks.blob(0));
        if (std::find(block->tags.begin(), block->tags.end(), static_cast<std::uint32_t>(tag)) !=
            block->tags.end())
            return true;
    }
    return false;
}

} // namespace florilege::library
