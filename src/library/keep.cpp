#include "library/keep.hpp"

#include "library/columns/column_changes.hpp"
#include "library/duplicates/merged_words.hpp"
#include "library/highlights/keep_highlights.hpp"
#include "library/history/state_changes.hpp"
#include "library/identity.hpp"
#include "library/text_index.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

constexpr std::string_view insert_source_sql =
    "INSERT INTO source (id, owner, kind, identity, url, page_key, site, author) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr std::string_view update_source_sql = "UPDATE source SET kind = ?2, identity = ?3, url = ?4, "
                                               "page_key = ?5, site = ?6, author = ?7 WHERE id = ?1";

constexpr std::string_view taken_sql = "SELECT 1 FROM bookmark WHERE public_id = ?1";

/// What the draft leaves open, filled in.
struct Filled {
    Filled(BookmarkDraft const& draft, Time now)
        : created{draft.created   ? *draft.created
                  : draft.updated ? *draft.updated
                                  : now},
          updated{draft.updated.value_or(created)},
          audience{draft.audience.value_or(accounts::Audience::me()).number()}
    {}
    Time created;
    Time updated;
    std::int64_t audience;
};

/// NULL in the database where there is none.
std::optional<std::string_view> address_of(BookmarkDraft const& draft)
{
    if (!draft.url) return std::nullopt;
    return draft.url->text();
}

std::optional<std::string_view> site_of(PreparedDraft const& prepared)
{
    if (prepared.site.empty()) return std::nullopt;
    return prepared.site;
}

constexpr std::string_view insert_tag_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) VALUES (?1, ?2, ?3)";

std::vector<TagId> put_tags(store::Transaction& transaction, Shelf const& shelf, BookmarkId id,
                            std::vector<std::string> const& tags)
{
    std::vector<TagId> put;
    for (auto const& given : tags) {
        auto const tag = shelf.vocabulary.tag(transaction, given);
        if (!tag || std::find(put.begin(), put.end(), *tag) != put.end()) continue;
        put.push_back(*tag);
        transaction.run(insert_tag_sql, id, *tag, put.size());
    }
    return put;
}

constexpr std::string_view find_entry_sql =
    "SELECT position FROM list_entry WHERE bookmark = ?1 AND list = ?2";
constexpr std::string_view insert_entry_sql =
    "INSERT INTO list_entry (list, position, bookmark) VALUES (?1, ?2, ?3)";
constexpr std::string_view delete_entry_sql = "DELETE FROM list_entry WHERE bookmark = ?1 AND list = ?2";

void put_in_list(store::Transaction& transaction, Shelf const& shelf, BookmarkId id, ListPath const& path)
{
    auto const list = shelf.vocabulary.list(transaction, path, shelf.now);
    if (!list || transaction.integer(find_entry_sql, id, *list)) return;
    transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, *list);
    transaction.run(insert_entry_sql, *list, shelf.vocabulary.next_position(transaction, *list), id);
}

constexpr std::string_view insert_article_sql =
    "INSERT INTO archive (source, owner, article) VALUES (?1, ?2, ?3)";
constexpr std::string_view insert_extra_sql =
    "INSERT INTO bookmark_extra (bookmark, owner, content) VALUES (?1, ?2, ?3)";
constexpr std::string_view insert_origin_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

std::uint8_t flags_of(BookmarkDraft const& draft, std::int64_t audience)
{
    bool const highlighted = std::any_of(draft.highlights.begin(), draft.highlights.end(),
                                         [](HighlightDraft const& one) { return !one.quote.empty(); });
    unsigned flags = 0;
    auto const set = [&](bool is, ColumnRow::Flag flag) { flags |= is ? unsigned{flag} : 0U; };
    set(draft.unread, ColumnRow::unread);
    set(draft.archived, ColumnRow::archived);
    set(draft.favourite, ColumnRow::favourite);
    set(audience == accounts::Audience::me().number(), ColumnRow::only_me);
    set(audience == accounts::Audience::everyone().number(), ColumnRow::everyone);
    set(draft.kind == SourceKind::unresolved, ColumnRow::unresolved);
    set(highlighted, ColumnRow::highlighted);
    return static_cast<std::uint8_t>(flags);
}

void put_columns(store::Transaction& transaction, Shelf const& shelf, BookmarkId id,
                 PreparedDraft const& prepared, Filled const& filled, std::vector<TagId> tags)
{
    ColumnRow row{filled.created, 0, flags_of(prepared.draft, filled.audience), {}, std::move(tags),
                  prepared.title};
    if (!prepared.site.empty()) row.site = shelf.vocabulary.site(transaction, prepared.site);
    // Everyone's columns say what everyone reads, and nobody else reads what was merged.
    bool const is_all_its_own = merged_words(prepared.draft).empty();
    auto const own_words = is_all_its_own ? store::CutTexts{} : cut(own_text(prepared.draft));
    auto const& words = is_all_its_own ? prepared.words : own_words;
    for (std::size_t column = 0; column < row.lengths.size(); ++column)
        row.lengths[column] = kept_length(words.count(column));
    transaction.pending<ColumnChanges>().put(shelf.owner, id, std::move(row));
}

void put_children(store::Transaction& transaction, Shelf const& shelf, BookmarkId id,
                  PreparedDraft const& prepared, Filled const& filled)
{
    auto const& draft = prepared.draft;
    auto tags = put_tags(transaction, shelf, id, draft.tags);
    put_highlights(transaction, shelf.owner, id, draft.highlights, filled.created);
    if (!draft.article.empty()) transaction.run(insert_article_sql, id, shelf.owner, draft.article);
    if (!draft.extra.empty()) transaction.run(insert_extra_sql, id, shelf.owner, draft.extra);
    if (!draft.origin.empty()) transaction.run(insert_origin_sql, shelf.owner, draft.origin, id);
    for (auto const& path : draft.lists)
        put_in_list(transaction, shelf, id, path);
    index_text(transaction, shelf.owner.value, id, prepared.words);
    put_columns(transaction, shelf, id, prepared, filled, std::move(tags));
}

constexpr std::string_view by_public_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_identity_sql =
    "SELECT b.id FROM source s JOIN bookmark b ON b.id = s.id WHERE s.owner = ?1 AND s.identity = ?2";
constexpr std::string_view by_origin_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";

} // namespace

std::optional<BookmarkId> find_same(store::Transaction& transaction, accounts::AccountId owner,
                                    PreparedDraft const& prepared)
{
    auto const& draft = prepared.draft;
    std::optional<std::int64_t> found;
    if (draft.id) found = transaction.integer(by_public_id_sql, *draft.id, owner);
    if (!found) found = transaction.integer(by_identity_sql, owner, store::Blob{prepared.identity});
    if (!found && !draft.origin.empty()) found = transaction.integer(by_origin_sql, owner, draft.origin);
    if (!found && !draft.url)
        found = transaction.integer(by_origin_sql, owner, former_identity(prepared.identity));
    if (!found) return std::nullopt;
    return BookmarkId{*found};
}

constexpr std::string_view insert_bookmark_sql =
    "INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, "
    "created, "
    "updated, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

constexpr std::string_view key_taken_sql = "SELECT 1 FROM source WHERE id = ?1";

BookmarkId put_bookmark(store::Transaction& transaction, Shelf const& shelf, PreparedDraft const& prepared,
                        std::optional<BookmarkId> as)
{
    auto const& draft = prepared.draft;
    // An export of somebody else's library brings ids that are theirs already: ours get new ones.
    bool const keeps_id = draft.id && !transaction.integer(taken_sql, *draft.id);
    Filled const filled{draft, shelf.now};
    bool const as_it_was = as && !transaction.integer(key_taken_sql, *as);
    auto const id = as_it_was ? *as : transaction.pending<ColumnChanges>().next_id(transaction, shelf.owner);
    transaction.run(insert_source_sql, id, shelf.owner, draft.kind, store::Blob{prepared.identity},
                    address_of(draft), prepared.page_key, site_of(prepared), draft.author);
    transaction.run(insert_bookmark_sql, id, shelf.owner, keeps_id ? *draft.id : PublicId::random(),
                    draft.title, draft.note, filled.audience, draft.unread, draft.archived, draft.favourite,
                    filled.created, filled.updated, shelf.batch);
    if (draft.id && !keeps_id) transaction.run(insert_origin_sql, shelf.owner, former_id(*draft.id), id);
    transaction.pending<StateChanges>().bookmark(shelf.owner, id, nullptr, &draft);
    put_children(transaction, shelf, id, prepared, filled);
    return id;
}

constexpr std::string_view update_bookmark_sql =
    "UPDATE bookmark SET title = ?2, note = ?3, audience = ?4, unread = ?5, archived = ?6, favourite = ?7, "
    "created = ?8, updated = ?9 WHERE id = ?1";
constexpr std::string_view delete_tags_sql = "DELETE FROM bookmark_tag WHERE bookmark = ?1";
constexpr std::string_view delete_article_sql = "DELETE FROM archive WHERE source = ?1";
constexpr std::string_view delete_extra_sql = "DELETE FROM bookmark_extra WHERE bookmark = ?1";

void replace_bookmark(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before,
                      PreparedDraft const& prepared)
{
    auto const& after = prepared.draft;
    auto const id = before.key;
    auto& state = transaction.pending<StateChanges>();
    state.bookmark(shelf.owner, id, &before.content, &after);
    unindex_text(transaction, shelf.owner.value, id, cut(search_text(before.content)));

    auto const old_identity = identity_of(before.content);
    if (prepared.identity != old_identity && !before.content.url)
        transaction.run(insert_origin_sql, shelf.owner, former_identity(old_identity), id);
    Filled const filled{after, shelf.now};
    transaction.run(update_source_sql, id, after.kind, store::Blob{prepared.identity}, address_of(after),
                    prepared.page_key, site_of(prepared), after.author);
    transaction.run(update_bookmark_sql, id, after.title, after.note, filled.audience, after.unread,
                    after.archived, after.favourite, filled.created, filled.updated);

    transaction.run(delete_tags_sql, id);
    transaction.run(delete_article_sql, id);
    transaction.run(delete_extra_sql, id);
    remove_missing_highlights(transaction, id, after.highlights);
    for (auto const& path : before.content.lists)
        if (std::find(after.lists.begin(), after.lists.end(), path) == after.lists.end())
            if (auto const list = shelf.vocabulary.list(transaction, path, shelf.now)) {
                state.touch_list(transaction, shelf.owner, *list);
                transaction.run(delete_entry_sql, id, *list);
            }
    put_children(transaction, shelf, id, prepared, filled);
}

constexpr std::string_view update_marks_sql =
    "UPDATE bookmark SET audience = ?2, unread = ?3, archived = ?4, favourite = ?5, updated = ?6 "
    "WHERE id = ?1";

void replace_marks(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before,
                   BookmarkDraft const& after)
{
    auto const id = before.key;
    transaction.pending<StateChanges>().bookmark(shelf.owner, id, &before.content, &after);
    Filled const filled{after, shelf.now};
    transaction.run(update_marks_sql, id, filled.audience, after.unread, after.archived, after.favourite,
                    filled.updated);
    auto& columns = transaction.pending<ColumnChanges>();
    columns.flag(shelf.owner, id, ColumnRow::all_flags, flags_of(after, filled.audience));
    if (after.tags == before.content.tags) return;
    transaction.run(delete_tags_sql, id);
    put_tags(transaction, shelf, id, after.tags);
    columns.retag(shelf.owner, id);
}

constexpr std::string_view delete_entries_sql = "DELETE FROM list_entry WHERE bookmark = ?1";
constexpr std::string_view delete_origins_sql = "DELETE FROM origin WHERE bookmark = ?1";
constexpr std::string_view delete_bookmark_sql = "DELETE FROM bookmark WHERE id = ?1";
constexpr std::string_view delete_source_sql = "DELETE FROM source WHERE id = ?1";

void remove_bookmark(store::Transaction& transaction, accounts::AccountId owner, Bookmark const& before)
{
    transaction.pending<StateChanges>().bookmark(owner, before.key, &before.content, nullptr);
    unindex_text(transaction, owner.value, before.key, cut(search_text(before.content)));
    remove_missing_highlights(transaction, before.key, {});
    transaction.run(delete_entries_sql, before.key);
    transaction.run(delete_origins_sql, before.key);
    transaction.run(delete_tags_sql, before.key);
    transaction.run(delete_article_sql, before.key);
    transaction.run(delete_extra_sql, before.key);
    transaction.run(delete_bookmark_sql, before.key);
    transaction.run(delete_source_sql, before.key);
    transaction.pending<ColumnChanges>().remove(owner, before.key);
}

} // namespace florilege::library
