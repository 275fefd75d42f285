#include "library/lists/list_entries.hpp"

#include "library/history/state_changes.hpp"
#include "library/identity.hpp"
#include "library/lists/list_order.hpp"

#include <algorithm>
#include <cstdlib>

namespace florilege::library {
namespace {

constexpr std::string_view bookmark_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view former_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";
constexpr std::string_view highlight_sql = "SELECT id FROM highlight WHERE public_id = ?1 AND owner = ?2";

constexpr std::string_view at_sql =
    "SELECT b.public_id, h.public_id, e.note FROM list_entry e LEFT JOIN bookmark b ON b.id = e.bookmark "
    "LEFT JOIN highlight h ON h.id = e.highlight WHERE e.list = ?1 AND e.position = ?2";
constexpr std::string_view all_sql =
    "SELECT b.public_id, h.public_id, e.note FROM list_entry e LEFT JOIN bookmark b ON b.id = e.bookmark "
    "LEFT JOIN highlight h ON h.id = e.highlight WHERE e.list = ?1 ORDER BY e.position";

ListDraft::Entry entry_in(store::Rows const& row)
{
    ListDraft::Entry entry;
    if (!row.is_null(0)) entry.bookmark = row.public_id(0);
    if (!row.is_null(1)) entry.highlight = row.public_id(1);
    entry.note = row.string(2);
    return entry;
}

} // namespace

std::optional<EntryKeys> keys_of(store::Transaction& transaction, Shelf const& shelf,
                                 ListDraft::Entry const& entry)
{
    EntryKeys keys;
    if (entry.bookmark) {
        keys.bookmark = transaction.integer(bookmark_sql, *entry.bookmark, shelf.owner);
        if (!keys.bookmark)
            keys.bookmark = transaction.integer(former_sql, shelf.owner, former_id(*entry.bookmark));
    }
    if (entry.highlight) keys.highlight = transaction.integer(highlight_sql, *entry.highlight, shelf.owner);
    bool const names_nothing = !keys.bookmark && !keys.highlight && (entry.bookmark || entry.highlight);
    if (names_nothing) return std::nullopt;
    return keys;
}

ListDraft::Entry entry_at(store::Transaction& transaction, std::int64_t list, std::int64_t position)
{
    auto rows = transaction.query(at_sql, list, position);
    return rows.next() ? entry_in(rows) : ListDraft::Entry{};
}

std::vector<ListEdit::Placed> all_entries(store::Transaction& transaction, std::int64_t list)
{
    std::vector<ListEdit::Placed> entries;
    auto rows = transaction.query(all_sql, list);
    while (rows.next())
        entries.push_back({static_cast<std::int64_t>(entries.size()) + 1, entry_in(rows)});
    return entries;
}

namespace {

constexpr std::string_view alike_sql =
    "SELECT position FROM list_entry WHERE list = ?1 AND bookmark IS NOT DISTINCT FROM ?2 "
    "AND highlight IS NOT DISTINCT FROM ?3 AND note = ?4";
constexpr std::string_view delete_sql = "DELETE FROM list_entry WHERE list = ?1 AND position = ?2";

/// Where an entry stands now: of several that are alike, the one nearest to its place.
std::optional<ListEdit::Placed> find_entry(store::Transaction& transaction, Shelf const& shelf,
                                           std::int64_t list, ListEdit::Placed const& wanted,
                                           std::int64_t& position)
{
    auto const keys = keys_of(transaction, shelf, wanted.entry);
    if (!keys) return std::nullopt;
    std::vector<std::int64_t> alike;
    {
        auto rows = transaction.query(alike_sql, list, keys->bookmark, keys->highlight, wanted.entry.note);
        while (rows.next())
            alike.push_back(rows.integer(0));
    }
    std::optional<ListEdit::Placed> nearest;
    for (auto const at : alike) {
        auto const place = place_of(transaction, list, at);
        if (nearest && std::abs(place - wanted.place) >= std::abs(nearest->place - wanted.place)) continue;
        nearest = ListEdit::Placed{place, wanted.entry};
        position = at;
    }
    return nearest;
}

std::vector<ListEdit::Placed> take_out(store::Transaction& transaction, Shelf const& shelf, std::int64_t list,
                                       std::vector<ListEdit::Placed> const& entries)
{
    // The last first, so that the places of the others stay what they are.
    std::vector<ListEdit::Placed> out;
    for (std::size_t at = entries.size(); at-- > 0;) {
        std::int64_t position = 0;
        auto found = find_entry(transaction, shelf, list, entries[at], position);
        if (!found) continue;
        transaction.run(delete_sql, list, position);
        out.push_back(std::move(*found));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

constexpr std::string_view there_sql =
    "SELECT 1 FROM list_entry WHERE list = ?1 AND bookmark IS NOT DISTINCT FROM ?2 "
    "AND highlight IS NOT DISTINCT FROM ?3 AND note = ?4";
constexpr std::string_view put_sql =
    "INSERT INTO list_entry (list, position, bookmark, highlight, note) VALUES (?1, ?2, ?3, ?4, ?5)";

/// An entry that can be put in, with the rows it names.
struct Ready {
    ListEdit::Placed placed;
    EntryKeys keys;
};

std::vector<Ready> ready_of(store::Transaction& transaction, Shelf const& shelf, std::int64_t list,
                            std::vector<ListEdit::Placed> const& entries)
{
    std::vector<Ready> ready;
    for (auto const& one : entries) {
        auto const keys = keys_of(transaction, shelf, one.entry);
        if (!keys) continue;
        bool const names = keys->bookmark || keys->highlight;
        if (names && transaction.integer(there_sql, list, keys->bookmark, keys->highlight, one.entry.note))
            continue;
        ready.push_back({one, *keys});
    }
    return ready;
}

std::vector<ListEdit::Placed> put_in(store::Transaction& transaction, std::int64_t list,
                                     std::vector<Ready> ready)
{
    std::vector<ListEdit::Placed> in;
    auto length = entries_in(transaction, list);
    for (auto begin = ready.begin(); begin != ready.end();) {
        begin->placed.place = std::min(begin->placed.place, length + 1);
        // Those that stand side by side get their room at once.
        auto end = begin + 1;
        for (auto place = begin->placed.place; end != ready.end() && end->placed.place == place + 1; ++end)
            ++place;
        auto const count = end - begin;
        auto const room = make_room(transaction, list, begin->placed.place, count);
        for (auto position = room.first; begin != end; ++begin, position += room.step) {
            transaction.run(put_sql, list, position, begin->keys.bookmark, begin->keys.highlight,
                            begin->placed.entry.note);
            in.push_back(std::move(begin->placed));
        }
        length += count;
    }
    return in;
}

} // namespace

ListEdit apply(store::Transaction& transaction, Shelf const& shelf, std::int64_t list, ListEdit const& edit)
{
    transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, list);
    ListEdit done{edit.list};
    done.out = take_out(transaction, shelf, list, edit.out);
    done.in = put_in(transaction, list, ready_of(transaction, shelf, list, edit.in));
    shelf.vocabulary.forget();
    return done;
}

} // namespace florilege::library
