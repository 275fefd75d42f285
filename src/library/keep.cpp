#include "library/keep.hpp"

#include "library/identity.hpp"
#include "library/keep_highlights.hpp"
#include "library/text_index.hpp"
#include "text/url/site.hpp"

#include <unordered_set>

namespace florilege::library {
namespace {

constexpr std::string_view insert_source_sql =
    "INSERT INTO source (owner, kind, identity, url, page_key, site, author) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view update_source_sql = "UPDATE source SET kind = ?2, identity = ?3, url = ?4, "
                                               "page_key = ?5, site = ?6, author = ?7 WHERE id = ?1";

/// A URL's columns; NULL where there is none.
struct Address {
    explicit Address(std::optional<text::Url> const& from)
    {
        if (!from) return;
        url = from->text();
        page_key = PublicId{text::key_of(text::page_form(*from))};
        if (auto const name = text::site(*from); !name.empty()) site = name;
    }
    std::optional<std::string_view> url;
    std::optional<PublicId> page_key;
    std::optional<std::string_view> site;
};

constexpr std::string_view taken_sql = "SELECT 1 FROM bookmark WHERE public_id = ?1";

void fill_in(BookmarkDraft& draft, Time now)
{
    if (!draft.id) draft.id = PublicId::random();
    if (!draft.audience) draft.audience = accounts::Audience::me();
    if (!draft.created) draft.created = draft.updated ? *draft.updated : now;
    if (!draft.updated) draft.updated = draft.created;
}

constexpr std::string_view insert_tag_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) VALUES (?1, ?2, ?3)";

/// Leaves in `tags` what reading the bookmark gives, each tag once under its own name: the full-text index
/// forgets a bookmark by exactly the text it went in with.
void put_tags(store::Transaction& transaction, Shelf const& shelf, BookmarkId id,
              std::vector<std::string>& tags)
{
    std::vector<TagId> put;
    std::vector<std::string> names;
    for (auto const& given : tags) {
        auto const* tag = shelf.vocabulary.named_tag(transaction, given);
        if (tag == nullptr || std::find(put.begin(), put.end(), tag->id) != put.end()) continue;
        put.push_back(tag->id);
        names.push_back(tag->name);
        transaction.run(insert_tag_sql, id, tag->id, put.size());
    }
    tags = std::move(names);
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
    transaction.run(insert_entry_sql, *list, shelf.vocabulary.next_position(transaction, *list), id);
}

constexpr std::string_view insert_extra_sql =
    "INSERT INTO bookmark_extra (bookmark, owner, content) VALUES (?1, ?2, ?3)";
constexpr std::string_view insert_origin_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

void put_children(store::Transaction& transaction, Shelf const& shelf, BookmarkId id, BookmarkDraft& draft)
{
    put_tags(transaction, shelf, id, draft.tags);
    put_highlights(transaction, shelf.owner, id, draft.highlights, *draft.created);
    if (!draft.extra.empty()) transaction.run(insert_extra_sql, id, shelf.owner, draft.extra);
    if (!draft.origin.empty()) transaction.run(insert_origin_sql, shelf.owner, draft.origin, id);
}

constexpr std::string_view by_public_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_identity_sql =
    "SELECT b.id FROM source s JOIN bookmark b ON b.id = s.id WHERE s.owner = ?1 AND s.identity = ?2";
constexpr std::string_view by_origin_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";

} // namespace

std::optional<BookmarkId> find_same(store::Transaction& transaction, accounts::AccountId owner,
                                    BookmarkDraft const& draft)
{
    auto const identity = identity_of(draft);
    std::optional<std::int64_t> found;
    if (draft.id) found = transaction.integer(by_public_id_sql, *draft.id, owner);
    if (!found) found = transaction.integer(by_identity_sql, owner, store::Blob{identity});
    if (!found && !draft.origin.empty()) found = transaction.integer(by_origin_sql, owner, draft.origin);
    if (!found && !draft.url) found = transaction.integer(by_origin_sql, owner, former_identity(identity));
    if (!found) return std::nullopt;
    return BookmarkId{*found};
}

constexpr std::string_view insert_bookmark_sql =
    "INSERT INTO bookmark (id, owner, public_id, title, note, audience, unread, archived, favourite, "
    "created, "
    "updated, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

BookmarkId put_bookmark(store::Transaction& transaction, Shelf const& shelf, BookmarkDraft draft)
{
    // An export of somebody else's library brings ids that are theirs already: ours get new ones.
    if (draft.id && transaction.integer(taken_sql, *draft.id)) draft.id.reset();
    fill_in(draft, shelf.now);
    auto const identity = identity_of(draft);
    Address const address{draft.url};
    BookmarkId const id{transaction.insert(insert_source_sql, shelf.owner, draft.kind, store::Blob{identity},
                                           address.url, address.page_key, address.site, draft.author)};
    transaction.run(insert_bookmark_sql, id, shelf.owner, *draft.id, draft.title, draft.note,
                    draft.audience->number(), draft.unread, draft.archived, draft.favourite, *draft.created,
                    *draft.updated, shelf.batch);
    put_children(transaction, shelf, id, draft);
    for (auto const& path : draft.lists)
        put_in_list(transaction, shelf, id, path);
    index_text(transaction, shelf.owner.value, id, search_text(draft));
    return id;
}

constexpr std::string_view update_bookmark_sql =
    "UPDATE bookmark SET title = ?2, note = ?3, audience = ?4, unread = ?5, archived = ?6, favourite = ?7, "
    "created = ?8, updated = ?9 WHERE id = ?1";
constexpr std::string_view delete_tags_sql = "DELETE FROM bookmark_tag WHERE bookmark = ?1";
constexpr std::string_view delete_extra_sql = "DELETE FROM bookmark_extra WHERE bookmark = ?1";

void replace_bookmark(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before,
                      BookmarkDraft after)
{
    fill_in(after, shelf.now);
    auto const id = before.key;
    unindex_text(transaction, shelf.owner.value, id, search_text(before.content));

    auto const identity = identity_of(after);
    auto const old_identity = identity_of(before.content);
    if (identity != old_identity && !before.content.url)
        transaction.run(insert_origin_sql, shelf.owner, former_identity(old_identity), id);
    Address const address{after.url};
    transaction.run(update_source_sql, id, after.kind, store::Blob{identity}, address.url, address.page_key,
                    address.site, after.author);
    transaction.run(update_bookmark_sql, id, after.title, after.note, after.audience->number(), after.unread,
                    after.archived, after.favourite, *after.created, *after.updated);

    transaction.run(delete_tags_sql, id);
    transaction.run(delete_extra_sql, id);
    remove_missing_highlights(transaction, id, after.highlights);
    put_children(transaction, shelf, id, after);
    for (auto const& path : before.content.lists)
        if (std::find(after.lists.begin(), after.lists.end(), path) == after.lists.end())
            if (auto const list = shelf.vocabulary.list(transaction, path, shelf.now))
                transaction.run(delete_entry_sql, id, *list);
    for (auto const& path : after.lists)
        put_in_list(transaction, shelf, id, path);

    index_text(transaction, shelf.owner.value, id, search_text(after));
}

constexpr std::string_view delete_entries_sql = "DELETE FROM list_entry WHERE bookmark = ?1";
constexpr std::string_view delete_origins_sql = "DELETE FROM origin WHERE bookmark = ?1";
constexpr std::string_view delete_bookmark_sql = "DELETE FROM bookmark WHERE id = ?1";
constexpr std::string_view delete_source_sql = "DELETE FROM source WHERE id = ?1";

void remove_bookmark(store::Transaction& transaction, accounts::AccountId owner, Bookmark const& before)
{
    unindex_text(transaction, owner.value, before.key, search_text(before.content));
    remove_missing_highlights(transaction, before.key, {});
    transaction.run(delete_entries_sql, before.key);
    transaction.run(delete_origins_sql, before.key);
    transaction.run(delete_tags_sql, before.key);
    transaction.run(delete_extra_sql, before.key);
    transaction.run(delete_bookmark_sql, before.key);
    transaction.run(delete_source_sql, before.key);
}

} // namespace florilege::library
