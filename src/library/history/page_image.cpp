#include "library/history/page_image.hpp"

#include "library/change_bookmark.hpp"
#include "library/columns/column_row.hpp"
#include "library/history/history.hpp"
#include "library/history/state_changes.hpp"
#include "library/identity.hpp"
#include "library/lists/list_order.hpp"
#include "library/read.hpp"
#include "library/title_of.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view by_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view batch_sql = "SELECT batch FROM bookmark WHERE id = ?1";
constexpr std::string_view names_sql = "SELECT name FROM origin WHERE bookmark = ?1 ORDER BY name";
constexpr std::string_view entries_sql =
    "SELECT e.list, e.position, b.public_id, h.public_id, e.note, l.public_id FROM list_entry e "
    "JOIN list l ON l.id = e.list LEFT JOIN bookmark b ON b.id = e.bookmark LEFT JOIN highlight h ON h.id = "
    "e.highlight "
    "WHERE e.bookmark = ?1 OR e.highlight IN (SELECT id FROM highlight WHERE source = ?1) "
    "ORDER BY e.list, e.position";

PageImage::Saving saving_of(store::Transaction& transaction, Bookmark const& bookmark)
{
    PageImage::Saving saving;
    saving.content = bookmark.content;
    saving.number = number_of(bookmark.key);
    if (auto const batch = transaction.integer(batch_sql, bookmark.key)) saving.batch = BatchId{*batch};
    auto names = transaction.query(names_sql, bookmark.key);
    while (names.next())
        saving.names.push_back(names.string(0));
    return saving;
}

PageImage::Saving none_of(PublicId const& id)
{
    PageImage::Saving saving;
    saving.content.id = id;
    saving.exists = false;
    return saving;
}

std::optional<PublicId> maybe_id(store::Rows const& row, int column)
{
    if (row.is_null(column)) return std::nullopt;
    return row.public_id(column);
}

std::optional<BookmarkId> key_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    auto const key = transaction.integer(by_id_sql, id, shelf.owner);
    if (!key) return std::nullopt;
    return BookmarkId{*key};
}

constexpr std::string_view positions_sql =
    "SELECT position FROM list_entry WHERE list = ?1 ORDER BY position";

/// Finds the places of many entries of a list, which is read once; of few each is counted.
class Places {
public:
    explicit Places(std::size_t entries) noexcept : many_{entries > few} {}

    std::int64_t of(store::Transaction& transaction, std::int64_t list, std::int64_t position)
    {
        if (!many_) return place_of(transaction, list, position);
        auto const [known, fresh] = lists_.try_emplace(list);
        auto& positions = known->second;
        if (fresh) {
            auto rows = transaction.query(positions_sql, list);
            while (rows.next())
                positions.push_back(rows.integer(0));
        }
        return std::upper_bound(positions.begin(), positions.end(), position) - positions.begin();
    }

private:
    static constexpr std::size_t few = 16;
    bool many_;
    std::map<std::int64_t, std::vector<std::int64_t>> lists_ = {};
};

enum class Keeping { places, positions };

/// An image that grows by one bookmark at a time.
class Growing {
public:
    void add(store::Transaction& transaction, Bookmark const& bookmark)
    {
        image_.savings.push_back(saving_of(transaction, bookmark));
        auto rows = transaction.query(entries_sql, bookmark.key);
        while (rows.next())
            if (seen_.emplace(rows.integer(0), rows.integer(1)).second) {
                at_.emplace_back(rows.integer(0), rows.integer(1));
                image_.entries.push_back(
                    {rows.public_id(5), 0, maybe_id(rows, 2), maybe_id(rows, 3), rows.string(4)});
            }
    }

    void add_none(PublicId const& id) { image_.savings.push_back(none_of(id)); }

    PageImage whole(store::Transaction& transaction, Keeping keeping) &&
    {
        Places places{at_.size()};
        for (std::size_t at = 0; at < at_.size(); ++at) {
            auto const& [list, position] = at_[at];
            image_.entries[at].place = places.of(transaction, list, position);
            if (keeping == Keeping::positions) image_.entries[at].position = position;
        }
        // Put back in this order, each entry finds its place.
        std::sort(image_.entries.begin(), image_.entries.end(), [](auto const& one, auto const& other) {
            return std::pair{one.list, one.place} < std::pair{other.list, other.place};
        });
        return std::move(image_);
    }

private:
    PageImage image_;
    std::vector<std::pair<std::int64_t, std::int64_t>> at_; ///< list and position of each entry
    std::set<std::pair<std::int64_t, std::int64_t>> seen_;  ///< the same, to be found
};

} // namespace

PageImage image_of(store::Transaction& transaction, Shelf const& shelf, std::span<PublicId const> ids)
{
    transaction.see_as(shelf.owner.value);
    Growing image;
    for (auto const& id : ids) {
        if (auto const key = key_of(transaction, shelf, id))
            image.add(transaction, read_bookmark(transaction, *key).value());
        else
            image.add_none(id);
    }
    return std::move(image).whole(transaction, Keeping::places);
}

PageImage image_of(store::Transaction& transaction, Bookmark const& bookmark)
{
    Growing image;
    image.add(transaction, bookmark);
    return std::move(image).whole(transaction, Keeping::places);
}

PageImage image_of(store::Transaction& transaction, std::span<Bookmark const> bookmarks)
{
    Growing image;
    for (auto const& bookmark : bookmarks)
        image.add(transaction, bookmark);
    return std::move(image).whole(transaction, Keeping::positions);
}

PageImage image_now(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    std::vector<PublicId> ids;
    for (auto const& saving : image.savings)
        ids.push_back(*saving.content.id);
    auto now = image_of(transaction, shelf, ids);
    for (auto const& review : image.reviews)
        now.reviews.push_back(review_image_of(transaction, shelf, review.highlight));
    return now;
}

namespace {

/// The bookmarks of an image as they are while it is put back, by the ids of the image.
using Present = std::map<PublicId, Bookmark>;

constexpr std::string_view by_identity_sql =
    "SELECT b.id FROM source s JOIN bookmark b ON b.id = s.id WHERE s.owner = ?1 AND s.identity = ?2";

/// The bookmark as it is now; one that is gone is made again, without what another one may still hold.
Bookmark present(store::Transaction& transaction, Shelf const& shelf, PageImage::Saving const& saving,
                 std::optional<BookmarkId> key)
{
    if (!key) {
        auto const anew =
            transaction.integer(by_identity_sql, shelf.owner, store::Blob{identity_of(saving.content)});
        if (anew) {
            key = BookmarkId{*anew};
            remember(transaction, shelf, "update", read_bookmark(transaction, *key).value().content);
        }
    }
    if (!key) {
        auto bare = saving.content;
        bare.highlights.clear();
        bare.lists.clear();
        auto const as = saving.number ? std::optional{numbered(shelf.owner, *saving.number)} : std::nullopt;
        key = put_bookmark(transaction, {shelf.owner, shelf.vocabulary, saving.batch, shelf.now}, bare, as);
    }
    return read_bookmark(transaction, *key).value();
}

Present all_present(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    Present bookmarks;
    for (auto const& saving : image.savings) {
        auto const key = key_of(transaction, shelf, *saving.content.id);
        if (key || saving.exists)
            bookmarks.emplace(*saving.content.id, present(transaction, shelf, saving, key));
    }
    return bookmarks;
}

constexpr std::string_view lists_sql =
    "SELECT DISTINCT list FROM list_entry "
    "WHERE bookmark = ?1 OR highlight IN (SELECT id FROM highlight WHERE source = ?1)";
constexpr std::string_view list_sql = "SELECT id FROM list WHERE public_id = ?1 AND owner = ?2";

/// The lists in which the bookmarks stand now, and those in which they will.
void touch_lists(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    std::set<std::int64_t> lists;
    for (auto const& saving : image.savings) {
        auto const key = key_of(transaction, shelf, *saving.content.id);
        auto rows = transaction.query(lists_sql, key.value_or(BookmarkId{0}));
        while (rows.next())
            lists.insert(rows.integer(0));
    }
    for (auto const& entry : image.entries)
        if (auto const list = transaction.integer(list_sql, entry.list, shelf.owner)) lists.insert(*list);
    for (auto const list : lists)
        transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, list);
}

constexpr std::string_view source_of_sql = "SELECT source FROM highlight WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view move_sql = "UPDATE highlight SET source = ?2 WHERE public_id = ?1";

/// A row that moves keeps its replies, its places in lists and whatever else names it.
void move_highlights(store::Transaction& transaction, Shelf const& shelf, PageImage const& image,
                     Present const& bookmarks)
{
    std::set<std::int64_t> sources;
    for (auto const& [id, bookmark] : bookmarks)
        sources.insert(bookmark.key.value);
    for (auto const& saving : image.savings) {
        if (!saving.exists) continue;
        auto const to = bookmarks.at(*saving.content.id).key;
        for (auto const& highlight : saving.content.highlights) {
            auto const from = transaction.integer(source_of_sql, *highlight.id, shelf.owner);
            if (from && *from != to.value && sources.contains(*from))
                transaction.run(move_sql, *highlight.id, to);
        }
    }
}

constexpr std::string_view delete_entries_sql =
    "DELETE FROM list_entry WHERE bookmark = ?1 OR highlight IN (SELECT id FROM highlight WHERE source = ?1)";
constexpr std::string_view delete_names_sql = "DELETE FROM origin WHERE bookmark = ?1";
constexpr std::string_view put_name_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

/// First those that go, so that their ids and names are free for those that stay.
void replace_all(store::Transaction& transaction, Shelf const& shelf, PageImage const& image,
                 Present const& bookmarks)
{
    for (auto const& saving : image.savings)
        if (auto const gone = bookmarks.find(*saving.content.id); !saving.exists && gone != bookmarks.end())
            remove_bookmark(transaction, shelf.owner, gone->second);
    for (auto const& saving : image.savings) {
        if (!saving.exists) continue;
        auto const& bookmark = bookmarks.at(*saving.content.id);
        replace_bookmark(transaction, shelf, bookmark, saving.content);
        transaction.run(delete_names_sql, bookmark.key);
        transaction.run(delete_entries_sql, bookmark.key);
    }
    for (auto const& saving : image.savings)
        if (saving.exists)
            for (auto const& name : saving.names)
                transaction.run(put_name_sql, shelf.owner, name, bookmarks.at(*saving.content.id).key);
}

constexpr std::string_view highlight_sql = "SELECT id FROM highlight WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view put_entry_sql =
    "INSERT INTO list_entry (list, position, bookmark, highlight, note) VALUES (?1, ?2, ?3, ?4, ?5)";

constexpr std::string_view held_sql = "SELECT 1 FROM list_entry WHERE list = ?1 AND position = ?2";
constexpr std::string_view first_sql = "SELECT min(position) FROM list_entry WHERE list = ?1";

/// Where it was kept is where it belongs, unless something else is kept there, or the list was spread out
/// anew since (library/lists/list_order.cpp): then all that stands in it is kept behind what it was.
std::optional<std::int64_t> position_again(store::Transaction& transaction, std::int64_t list,
                                           PageImage::Entry const& entry)
{
    if (!entry.position || transaction.integer(held_sql, list, *entry.position)) return std::nullopt;
    auto const first = transaction.integer(first_sql, list);
    if (first && *first > *entry.position && entry.place > 1) return std::nullopt;
    return entry.position;
}

/// At its place again, or at the end of a list that is shorter now.
void put_entry(store::Transaction& transaction, Shelf const& shelf, PageImage::Entry const& entry,
               Present const& bookmarks)
{
    auto const list = transaction.integer(list_sql, entry.list, shelf.owner);
    if (!list) return;
    std::optional<std::int64_t> bookmark;
    if (entry.bookmark) {
        auto const ours = bookmarks.find(*entry.bookmark);
        bookmark = ours != bookmarks.end() ? std::optional{ours->second.key.value}
                                           : transaction.integer(by_id_sql, *entry.bookmark, shelf.owner);
    }
    std::optional<std::int64_t> highlight;
    if (entry.highlight) highlight = transaction.integer(highlight_sql, *entry.highlight, shelf.owner);
    if (!bookmark && !highlight) return;
    auto position = position_again(transaction, *list, entry);
    if (!position) position = make_room(transaction, *list, entry.place).first;
    transaction.run(put_entry_sql, *list, position, bookmark, highlight, entry.note);
}

} // namespace

std::optional<Fault> obstacle(store::Transaction& transaction, Shelf const& shelf,
                              std::span<PageImage const> images)
{
    for (auto const& image : images)
        for (auto const& saving : image.savings) {
            auto const key = saving.exists ? key_of(transaction, shelf, *saving.content.id) : std::nullopt;
            if (!key) continue;
            if (holder_of_identity(transaction, shelf, {*key, {}}, saving.content))
                return address_taken(title_of(saving.content));
        }
    return std::nullopt;
}

void put_entries(store::Transaction& transaction, Shelf const& shelf,
                 std::span<PageImage::Entry const> entries)
{
    for (auto const& entry : entries)
        put_entry(transaction, shelf, entry, {});
    shelf.vocabulary.forget();
}

void put_back(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    transaction.see_as(shelf.owner.value);
    touch_lists(transaction, shelf, image);
    auto const bookmarks = all_present(transaction, shelf, image);
    move_highlights(transaction, shelf, image, bookmarks);
    replace_all(transaction, shelf, image, bookmarks);
    for (auto const& entry : image.entries)
        put_entry(transaction, shelf, entry, bookmarks);
    for (auto const& review : image.reviews)
        put_review_state(transaction, shelf, review.highlight, review.state);
    shelf.vocabulary.forget();
}

} // namespace florilege::library
