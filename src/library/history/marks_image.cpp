#include "library/history/marks_image.hpp"

#include "library/columns/column_changes.hpp"
#include "library/duplicates/merged_words.hpp"
#include "library/history/state_changes.hpp"
#include "library/read.hpp"
#include "library/search/names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

namespace florilege::library {
namespace {

using Numbers = MarksImage::Numbers;

/// How many rows a statement is about.
constexpr std::size_t at_once = 5'000;

/// Hands the ids of the rows over as JSON, some thousand at a time.
template <class Work> void each_part(Shelf const& shelf, Numbers const& rows, Work const& work)
{
    for (std::size_t at = 0; at < rows.size(); at += at_once) {
        std::vector<std::int64_t> ids;
        for (auto const number : std::span{rows}.subspan(at, std::min(at_once, rows.size() - at)))
            ids.push_back(numbered(shelf.owner, number).value);
        work(json_of(ids));
    }
}

/// Adds the numbers of an answer's first column.
void append(store::Rows rows, Numbers& to)
{
    while (rows.next())
        to.push_back(number_of(rows.id<BookmarkId>(0)));
}

constexpr std::string_view other_unread_sql =
    "SELECT id FROM bookmark WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND unread <> ?2";
constexpr std::string_view set_unread_sql =
    "UPDATE bookmark SET unread = ?2 "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND unread <> ?2";
constexpr std::string_view other_archived_sql =
    "SELECT id FROM bookmark WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND archived <> ?2";
constexpr std::string_view set_archived_sql =
    "UPDATE bookmark SET archived = ?2 "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND archived <> ?2";
constexpr std::string_view other_favourite_sql =
    "SELECT id FROM bookmark WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND favourite <> ?2";
constexpr std::string_view set_favourite_sql =
    "UPDATE bookmark SET favourite = ?2 "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND favourite <> ?2";

/// Changes the rows that one flag is about.
Numbers put_flag(store::Transaction& transaction, Shelf const& shelf, MarksImage::Flagged const& flagged)
{
    Numbers changed;
    each_part(shelf, flagged.rows, [&](std::string const& ids) {
        switch (flagged.flag) {
        case ColumnRow::unread:
            append(transaction.query(other_unread_sql, ids, flagged.value), changed);
            transaction.run(set_unread_sql, ids, flagged.value);
            return;
        case ColumnRow::archived:
            append(transaction.query(other_archived_sql, ids, flagged.value), changed);
            transaction.run(set_archived_sql, ids, flagged.value);
            return;
        case ColumnRow::favourite:
            append(transaction.query(other_favourite_sql, ids, flagged.value), changed);
            transaction.run(set_favourite_sql, ids, flagged.value);
            return;
        case ColumnRow::only_me:
        case ColumnRow::everyone:
        case ColumnRow::unresolved:
        case ColumnRow::highlighted: break;
        }
        throw std::logic_error{"a flag that is not set by itself"};
    });
    auto& columns = transaction.pending<ColumnChanges>();
    std::uint8_t const flags = flagged.value ? std::uint8_t{flagged.flag} : std::uint8_t{0};
    for (auto const number : changed)
        columns.flag(shelf.owner, numbered(shelf.owner, number), flagged.flag, flags);
    std::sort(changed.begin(), changed.end());
    return changed;
}

constexpr std::string_view other_audience_sql =
    "SELECT id, audience FROM bookmark "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND audience <> ?2";
constexpr std::string_view set_audience_sql =
    "UPDATE bookmark SET audience = ?2 "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND audience <> ?2";

std::uint8_t flag_of(std::int64_t audience)
{
    auto const who = accounts::Audience::stored(audience);
    if (who.is_public()) return ColumnRow::everyone;
    if (who.is_private()) return ColumnRow::only_me;
    return 0;
}

constexpr std::string_view with_merged_sql =
    "SELECT b.id FROM bookmark b JOIN bookmark_extra e ON e.bookmark = b.id "
    "WHERE b.id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND b.audience <> ?2 "
    "AND e.content LIKE '%\"merged\"%'";

/// Shares those that are found by other words then (duplicates/merged_words.hpp): these are written whole.
void put_audience_with_words(store::Transaction& transaction, Shelf const& shelf, std::string const& ids,
                             std::int64_t audience)
{
    std::vector<BookmarkId> keys;
    {
        auto rows = transaction.query(with_merged_sql, ids, audience);
        while (rows.next())
            keys.push_back(rows.id<BookmarkId>(0));
    }
    if (keys.empty()) return;
    transaction.see_as(shelf.owner.value);
    for (auto const& before : read_bookmarks(transaction, keys)) {
        auto after = before.content;
        after.audience = accounts::Audience::stored(audience);
        if (merged_words(after) != merged_words(before.content))
            replace_bookmark(transaction, shelf, before, std::move(after));
    }
}

/// Those that were shared with somebody else, by whom with.
std::map<std::int64_t, Numbers> put_audience(store::Transaction& transaction, Shelf const& shelf,
                                             MarksImage::Shared const& shared)
{
    std::map<std::int64_t, Numbers> before;
    each_part(shelf, shared.rows, [&](std::string const& ids) {
        auto rows = transaction.query(other_audience_sql, ids, shared.audience);
        while (rows.next())
            before[rows.integer(1)].push_back(number_of(rows.id<BookmarkId>(0)));
        put_audience_with_words(transaction, shelf, ids, shared.audience);
        transaction.run(set_audience_sql, ids, shared.audience);
    });
    auto& columns = transaction.pending<ColumnChanges>();
    for (auto& [audience, rows] : before) {
        std::sort(rows.begin(), rows.end());
        for (auto const number : rows)
            columns.flag(shelf.owner, numbered(shelf.owner, number), ColumnRow::only_me | ColumnRow::everyone,
                         flag_of(shared.audience));
    }
    return before;
}

constexpr std::string_view tag_there_sql = "SELECT id FROM tag WHERE id = ?1 AND owner = ?2";

/// The tag itself or, where it is gone, the one that has its name.
std::optional<TagId> tag_now(store::Transaction& transaction, Shelf const& shelf,
                             MarksImage::Tagged const& tagged)
{
    if (transaction.integer(tag_there_sql, tagged.tag, shelf.owner)) return tagged.tag;
    return shelf.vocabulary.tag(transaction, tagged.name);
}

constexpr std::string_view without_tag_sql =
    "SELECT b.id FROM bookmark b WHERE b.id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) "
    "AND NOT EXISTS (SELECT 1 FROM bookmark_tag bt WHERE bt.bookmark = b.id AND bt.tag = ?2)";
constexpr std::string_view put_behind_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT k.value, ?2, 1 + "
    "COALESCE((SELECT max(bt.position) FROM bookmark_tag bt WHERE bt.bookmark = k.value), 0) "
    "FROM json_each(CAST(?1 AS TEXT)) k";
constexpr std::string_view put_at_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT k.value, ?2, ?3 "
    "FROM json_each(CAST(?1 AS TEXT)) k";
constexpr std::string_view carrying_sql =
    "SELECT bookmark, position FROM bookmark_tag "
    "WHERE tag = ?2 AND bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";
constexpr std::string_view take_off_sql =
    "DELETE FROM bookmark_tag "
    "WHERE tag = ?2 AND bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";

Numbers put_tag(store::Transaction& transaction, Shelf const& shelf, TagId tag,
                MarksImage::Tagged::Put const& put)
{
    Numbers without;
    each_part(shelf, put.rows,
              [&](std::string const& ids) { append(transaction.query(without_tag_sql, ids, tag), without); });
    std::sort(without.begin(), without.end());
    each_part(shelf, without, [&](std::string const& ids) {
        if (put.position == 0)
            transaction.run(put_behind_sql, ids, tag);
        else
            transaction.run(put_at_sql, ids, tag, put.position);
    });
    return without;
}

/// Those that carried it, by where among their tags.
std::map<std::int64_t, Numbers> take_tag_off(store::Transaction& transaction, Shelf const& shelf, TagId tag,
                                             Numbers const& rows)
{
    std::map<std::int64_t, Numbers> carried;
    each_part(shelf, rows, [&](std::string const& ids) {
        {
            auto found = transaction.query(carrying_sql, ids, tag);
            while (found.next())
                carried[found.integer(1)].push_back(number_of(found.id<BookmarkId>(0)));
        }
        transaction.run(take_off_sql, ids, tag);
    });
    for (auto& [position, numbers] : carried)
        std::sort(numbers.begin(), numbers.end());
    return carried;
}

void retag(store::Transaction& transaction, Shelf const& shelf, Numbers const& rows)
{
    auto& columns = transaction.pending<ColumnChanges>();
    for (auto const number : rows)
        columns.retag(shelf.owner, numbered(shelf.owner, number));
}

void put_tags(store::Transaction& transaction, Shelf const& shelf, MarksImage::Tagged const& tagged,
              MarksImage& before)
{
    auto const tag = tag_now(transaction, shelf, tagged);
    if (!tag) return;
    MarksImage::Tagged back{*tag, tagged.name};
    for (auto& [position, rows] : take_tag_off(transaction, shelf, *tag, tagged.taken)) {
        retag(transaction, shelf, rows);
        back.put.push_back({position, std::move(rows)});
    }
    for (auto const& put : tagged.put) {
        auto const rows = put_tag(transaction, shelf, *tag, put);
        retag(transaction, shelf, rows);
        back.taken.insert(back.taken.end(), rows.begin(), rows.end());
    }
    std::sort(back.taken.begin(), back.taken.end());
    if (!back.put.empty() || !back.taken.empty()) before.tagged.push_back(std::move(back));
}

constexpr std::string_view updated_sql =
    "SELECT id, updated, audience FROM bookmark WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) "
    "ORDER BY id";
// An id and a time side by side, twenty characters each: neither engine opens two lists at once.
constexpr std::string_view set_updated_sql =
    "UPDATE bookmark SET updated = n.updated FROM (SELECT CAST(substr(value, 1, 20) AS BIGINT) AS id, "
    "CAST(substr(value, 21) AS BIGINT) AS updated FROM json_each(CAST(?1 AS VARCHAR))) n "
    "WHERE bookmark.id = n.id";

std::string twenty_wide(std::int64_t number)
{
    auto text = std::to_string(number);
    return std::string(20 - std::min<std::size_t>(text.size(), 20), ' ') + text;
}

MarksImage::Updated put_updated(store::Transaction& transaction, Shelf const& shelf,
                                MarksImage::Updated const& updated)
{
    MarksImage::Updated before;
    // The columns do not know it, and so cannot tell whether everyone sees it.
    bool shown = false;
    std::size_t at_row = 0;
    each_part(shelf, updated.rows, [&](std::string const& ids) {
        auto rows = transaction.query(updated_sql, ids);
        while (rows.next()) {
            auto const number = number_of(rows.id<BookmarkId>(0));
            while (updated.rows[at_row] != number)
                ++at_row;
            shown = shown || (accounts::Audience::stored(rows.integer(2)).is_public() &&
                              rows.integer(1) != updated.times[at_row]);
            before.rows.push_back(number);
            before.times.push_back(rows.integer(1));
        }
    });
    if (shown) transaction.pending<StateChanges>().everyone_sees(shelf.owner);
    for (std::size_t at = 0; at < updated.rows.size(); at += at_once) {
        std::string pairs = "[";
        for (auto row = at; row < std::min(at + at_once, updated.rows.size()); ++row) {
            pairs += pairs.size() > 1 ? ",\"" : "\"";
            pairs += twenty_wide(numbered(shelf.owner, updated.rows[row]).value);
            pairs += twenty_wide(updated.times[row]) + '"';
        }
        transaction.run(set_updated_sql, pairs + ']');
    }
    return before;
}

} // namespace

MarksImage::Numbers rows_of(MarksImage const& image)
{
    Numbers rows = image.updated.rows;
    auto const add = [&](Numbers const& more) { rows.insert(rows.end(), more.begin(), more.end()); };
    for (auto const& flagged : image.flagged)
        add(flagged.rows);
    for (auto const& shared : image.shared)
        add(shared.rows);
    for (auto const& tagged : image.tagged) {
        add(tagged.taken);
        for (auto const& put : tagged.put)
            add(put.rows);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

MarksImage put_marks(store::Transaction& transaction, Shelf const& shelf, MarksImage const& image)
{
    MarksImage before;
    // What was done last is taken back first.
    for (auto const& tagged : image.tagged)
        put_tags(transaction, shelf, tagged, before);
    std::reverse(before.tagged.begin(), before.tagged.end());
    for (auto const& flagged : image.flagged)
        if (auto rows = put_flag(transaction, shelf, flagged); !rows.empty())
            before.flagged.push_back({flagged.flag, !flagged.value, std::move(rows)});
    std::reverse(before.flagged.begin(), before.flagged.end());
    for (auto const& shared : image.shared)
        for (auto& [audience, rows] : put_audience(transaction, shelf, shared))
            before.shared.push_back({audience, std::move(rows)});
    std::reverse(before.shared.begin(), before.shared.end());
    before.updated = put_updated(transaction, shelf, image.updated);
    return before;
}

} // namespace florilege::library
