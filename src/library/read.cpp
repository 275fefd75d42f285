#include "library/read.hpp"

#include "library/identity.hpp"
#include "library/lists/list_paths.hpp"

#include <unordered_map>

namespace florilege::library {
namespace {

constexpr std::size_t read_at_once = 256;

/// Keys as the JSON array that json_each() opens, on either engine.
std::string json_of(std::span<BookmarkId const> keys)
{
    std::string json = "[";
    for (auto const& key : keys) {
        if (json.size() > 1) json += ',';
        json += std::to_string(key.value);
    }
    return json + ']';
}

/// Where in the result each key's bookmark stands.
using Places = std::unordered_map<std::int64_t, std::size_t>;

std::optional<text::Url> url_of(std::string_view stored)
{
    if (stored.empty()) return std::nullopt;
    auto url = text::Url::parse(stored);
    if (!url) return std::nullopt;
    return std::move(*url);
}

constexpr std::string_view bookmarks_sql =
    "SELECT id, public_id, kind, url, author, title, note, audience, unread, archived, favourite, created, "
    "updated, CASE WHEN owner = (SELECT viewer()) THEN 1 ELSE 0 END "
    "FROM visible_bookmark WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";

std::unordered_map<std::int64_t, Bookmark> read_rows(store::Session& session, std::string const& keys)
{
    std::unordered_map<std::int64_t, Bookmark> found;
    auto rows = session.query(bookmarks_sql, keys);
    while (rows.next()) {
        Bookmark bookmark{rows.id<BookmarkId>(0), {}};
        auto& content = bookmark.content;
        content.id = rows.public_id(1);
        content.kind = static_cast<SourceKind>(rows.integer(2));
        content.url = url_of(rows.text(3));
        content.author = rows.string(4);
        content.title = rows.string(5);
        content.note = rows.string(6);
        content.audience = accounts::Audience::stored(rows.integer(7));
        bool const own = rows.boolean(13);
        content.unread = own && rows.boolean(8);
        content.archived = own && rows.boolean(9);
        content.favourite = own && rows.boolean(10);
        content.created = rows.time(11);
        content.updated = rows.time(12);
        found.emplace(bookmark.key.value, std::move(bookmark));
    }
    return found;
}

constexpr std::string_view tags_sql =
    "SELECT bookmark, name FROM visible_bookmark_tag "
    "WHERE bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ORDER BY bookmark, position, tag";

void read_tags(store::Session& session, std::string const& keys, Places const& places,
               std::vector<Bookmark>& into)
{
    auto rows = session.query(tags_sql, keys);
    while (rows.next())
        if (auto const place = places.find(rows.integer(0)); place != places.end())
            into[place->second].content.tags.push_back(rows.string(1));
}

/// Replies as they come from the database, to be hung on each other.
struct FlatReply {
    std::int64_t id;
    std::optional<std::int64_t> parent;
    ReplyDraft draft;
};

/// Hangs replies on their parents. Children have larger ids than their parents, so going from the last to
/// the first each reply is complete before it is handed up.
std::vector<ReplyDraft> nested(std::vector<FlatReply> flat)
{
    std::unordered_map<std::int64_t, std::size_t> at;
    for (std::size_t i = 0; i < flat.size(); ++i)
        at.emplace(flat[i].id, i);
    std::vector<ReplyDraft> top;
    for (std::size_t i = flat.size(); i-- > 0;) {
        auto& reply = flat[i];
        auto const parent = reply.parent ? at.find(*reply.parent) : at.end();
        auto& siblings = parent == at.end() ? top : flat[parent->second].draft.replies;
        siblings.insert(siblings.begin(), std::move(reply.draft));
    }
    return top;
}

constexpr std::string_view replies_sql =
    "SELECT highlight, id, parent, public_id, author, body, created FROM visible_reply "
    "WHERE source IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ORDER BY highlight, id";

std::unordered_map<std::int64_t, std::vector<FlatReply>> read_replies(store::Session& session,
                                                                      std::string const& keys)
{
    std::unordered_map<std::int64_t, std::vector<FlatReply>> replies;
    auto rows = session.query(replies_sql, keys);
    while (rows.next()) {
        std::optional<std::int64_t> parent;
        if (!rows.is_null(2)) parent = rows.integer(2);
        replies[rows.integer(0)].push_back(
            {rows.integer(1), parent, {rows.string(4), rows.string(5), rows.time(6), rows.public_id(3), {}}});
    }
    return replies;
}

constexpr std::string_view highlights_sql =
    "SELECT source, id, public_id, quote, note, colour, selectors, extra, created, updated FROM "
    "visible_highlight "
    "WHERE source IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ORDER BY source, position, id";

void read_highlights(store::Session& session, std::string const& keys, Places const& places,
                     std::vector<Bookmark>& into)
{
    auto replies = read_replies(session, keys);
    auto rows = session.query(highlights_sql, keys);
    while (rows.next()) {
        auto const place = places.find(rows.integer(0));
        if (place == places.end()) continue;
        HighlightDraft highlight;
        highlight.id = rows.public_id(2);
        highlight.quote = rows.string(3);
        highlight.note = rows.string(4);
        highlight.colour = rows.string(5);
        highlight.selectors = rows.string(6);
        highlight.extra = rows.string(7);
        highlight.created = rows.time(8);
        highlight.updated = rows.time(9);
        if (auto const said = replies.find(rows.integer(1)); said != replies.end())
            highlight.replies = nested(std::move(said->second));
        into[place->second].content.highlights.push_back(std::move(highlight));
    }
}

constexpr std::string_view articles_sql = "SELECT source, article FROM visible_archive "
                                          "WHERE source IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";

void read_articles(store::Session& session, std::string const& keys, Places const& places,
                   std::vector<Bookmark>& into)
{
    auto rows = session.query(articles_sql, keys);
    while (rows.next())
        if (auto const place = places.find(rows.integer(0)); place != places.end())
            into[place->second].content.article = rows.string(1);
}

constexpr std::string_view extras_sql = "SELECT bookmark, content FROM visible_extra "
                                        "WHERE bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";
// A former identity is ours, not a place's name for the bookmark.
constexpr std::string_view origins_sql =
    "SELECT bookmark, name FROM visible_origin "
    "WHERE bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND name NOT LIKE 'identity:%' "
    "ORDER BY bookmark, name DESC";

void read_provenance(store::Session& session, std::string const& keys, Places const& places,
                     std::vector<Bookmark>& into)
{
    auto extras = session.query(extras_sql, keys);
    while (extras.next())
        if (auto const place = places.find(extras.integer(0)); place != places.end())
            into[place->second].content.extra = extras.string(1);
    auto origins = session.query(origins_sql, keys);
    while (origins.next())
        if (auto const place = places.find(origins.integer(0)); place != places.end())
            into[place->second].content.origin = origins.string(1);
}

constexpr std::string_view entries_sql =
    "SELECT DISTINCT bookmark, list FROM visible_list_entry "
    "WHERE bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ORDER BY bookmark, list";

void read_lists(store::Session& session, std::string const& keys, Places const& places, ListPaths& paths,
                std::vector<Bookmark>& into)
{
    std::vector<std::pair<std::size_t, std::int64_t>> entries;
    {
        auto rows = session.query(entries_sql, keys);
        while (rows.next())
            if (auto const place = places.find(rows.integer(0)); place != places.end())
                entries.emplace_back(place->second, rows.integer(1));
    }
    for (auto const& [place, list] : entries)
        into[place].content.lists.push_back(paths.of(session, list));
}

std::vector<Bookmark> read_chunk(store::Session& session, std::span<BookmarkId const> keys, ListPaths& paths)
{
    auto const json = json_of(keys);
    auto found = read_rows(session, json);
    std::vector<Bookmark> bookmarks;
    Places places;
    bookmarks.reserve(found.size());
    for (auto const& key : keys) {
        auto const bookmark = found.find(key.value);
        if (bookmark == found.end() || !places.emplace(key.value, bookmarks.size()).second) continue;
        bookmarks.push_back(std::move(bookmark->second));
    }
    read_tags(session, json, places, bookmarks);
    read_highlights(session, json, places, bookmarks);
    read_articles(session, json, places, bookmarks);
    read_provenance(session, json, places, bookmarks);
    read_lists(session, json, places, paths, bookmarks);
    return bookmarks;
}

template <class Visit>
void each_in_chunks(store::Session& session, std::span<BookmarkId const> keys, Visit const& visit)
{
    ListPaths paths;
    for (std::size_t at = 0; at < keys.size(); at += read_at_once)
        for (auto& bookmark :
             read_chunk(session, keys.subspan(at, std::min(read_at_once, keys.size() - at)), paths))
            visit(bookmark);
}

} // namespace

std::vector<Bookmark> read_bookmarks(store::Session& session, std::span<BookmarkId const> keys)
{
    std::vector<Bookmark> bookmarks;
    bookmarks.reserve(keys.size());
    each_in_chunks(session, keys, [&](Bookmark& bookmark) { bookmarks.push_back(std::move(bookmark)); });
    return bookmarks;
}

std::optional<Bookmark> read_bookmark(store::Session& session, BookmarkId key)
{
    auto bookmarks = read_bookmarks(session, std::span{&key, 1});
    if (bookmarks.empty()) return std::nullopt;
    return std::move(bookmarks.front());
}

constexpr std::string_view find_sql = "SELECT id FROM visible_bookmark WHERE public_id = ?1";
constexpr std::string_view find_former_sql = "SELECT bookmark FROM visible_origin WHERE name = ?1";

std::optional<BookmarkId> find_bookmark(store::Session& session, PublicId const& id)
{
    auto key = session.integer(find_sql, id);
    if (!key) key = session.integer(find_former_sql, former_id(id));
    if (!key) return std::nullopt;
    return BookmarkId{*key};
}

constexpr std::string_view keys_sql = "SELECT id FROM visible_bookmark WHERE owner = ?1 ORDER BY id";

void each_bookmark(store::Session& session, accounts::AccountId owner,
                   std::function<void(Bookmark const&)> const& visit)
{
    // All keys at once: asked for in pieces, SQLite would go through the owner's whole index for each.
    std::vector<BookmarkId> keys;
    auto rows = session.query(keys_sql, owner);
    while (rows.next())
        keys.push_back(rows.id<BookmarkId>(0));
    each_bookmark(session, keys, visit);
}

void each_bookmark(store::Session& session, std::span<BookmarkId const> keys,
                   std::function<void(Bookmark const&)> const& visit)
{
    each_in_chunks(session, keys, visit);
}

} // namespace florilege::library
