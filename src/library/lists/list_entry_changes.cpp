#include "library/history/history.hpp"
#include "library/lists/list_changes.hpp"
#include "library/lists/list_entries.hpp"
#include "library/lists/list_order.hpp"

#include <algorithm>
#include <set>

namespace florilege::library {
namespace {

/// The change of what stands in a list.
std::string changed(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                    Summary summary, ListHead const& list, ListEdit const& edit)
{
    auto done = apply(transaction, shelf, list.key.value, edit);
    remember(transaction, shelf, action, summary, to_json(ListImage{{}, {std::move(done)}}));
    return std::move(summary.text);
}

constexpr std::string_view there_sql =
    "SELECT position FROM list_entry WHERE list = ?1 AND bookmark IS NOT DISTINCT FROM ?2 "
    "AND highlight IS NOT DISTINCT FROM ?3 ORDER BY position LIMIT 1";

std::string name_of(ListDraft::Entry const& entry)
{
    if (entry.highlight) return entry.highlight->text();
    return entry.bookmark ? entry.bookmark->text() : entry.note;
}

/// Why an entry cannot be put into a list, if so.
std::optional<Fault> obstacle(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                              ListDraft::Entry const& entry)
{
    auto const keys = keys_of(transaction, shelf, entry);
    if (!keys)
        return Fault{name_of(entry), "there is no such bookmark or highlight", Saying{"fault.list.no-entry"}};
    if (!keys->bookmark && !keys->highlight) return std::nullopt;
    auto const position = transaction.integer(there_sql, list.key.value, keys->bookmark, keys->highlight);
    if (!position) return std::nullopt;
    auto const place = place_of(transaction, list.key.value, *position);
    auto path = path_text(list.path);
    auto reason =
        "stands in " + path + " already, at " + std::to_string(place) + "; `florilege list move` moves it";
    return Fault{name_of(entry), std::move(reason),
                 Saying{"fault.list.stands", {{"list", std::move(path)}, {"place", place}}}};
}

std::optional<Fault> no_such_place(store::Transaction& transaction, ListHead const& list, std::int64_t place)
{
    auto const length = entries_in(transaction, list.key.value);
    if (place >= 1 && place <= length) return std::nullopt;
    auto path = path_text(list.path);
    auto reason = path + " has " + std::to_string(length) + " entries; there is none at that place";
    return Fault{std::to_string(place), std::move(reason),
                 Saying{"fault.list.no-place", {{"list", std::move(path)}, {"count", length}}}};
}

/// "Maps: 2 entries"
Summary summary_of_entries(ListHead const& list, std::size_t entries)
{
    auto path = path_text(list.path);
    auto text = path + ": " + std::to_string(entries) + (entries == 1 ? " entry" : " entries");
    auto const count = static_cast<std::int64_t>(entries);
    return {std::move(text), {Saying{"fact.entries", {{"list", std::move(path)}, {"count", count}}}}};
}

} // namespace

Result<std::string> add_to_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                std::span<ListDraft::Entry const> entries, std::optional<std::int64_t> place)
{
    auto const end = entries_in(transaction, list.key.value) + 1;
    auto at = std::clamp<std::int64_t>(place.value_or(end), 1, end);
    ListEdit edit{list.id};
    std::set<std::string> names;
    for (auto const& entry : entries) {
        if (auto fault = obstacle(transaction, shelf, list, entry)) return std::move(*fault);
        bool const between = !entry.bookmark && !entry.highlight;
        if (!between && !names.insert(name_of(entry)).second) return Fault{name_of(entry), "is named twice"};
        edit.in.push_back({at++, entry});
    }
    bool const text_only = entries.size() == 1 && !entries[0].bookmark && !entries[0].highlight;
    auto const* const action = text_only ? "list note" : "list add";
    auto summary = text_only ? Summary{path_text(list.path) + ": " + entries[0].note}
                             : summary_of_entries(list, entries.size());
    return changed(transaction, shelf, action, std::move(summary), list, edit);
}

Result<std::string> move_in_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                 std::int64_t from, std::int64_t to)
{
    for (auto const place : {from, to})
        if (auto fault = no_such_place(transaction, list, place)) return std::move(*fault);
    auto const position = position_at(transaction, list.key.value, from);
    auto const entry = entry_at(transaction, list.key.value, position);
    auto const path = path_text(list.path);
    Summary summary{path + ": from " + std::to_string(from) + " to " + std::to_string(to),
                    {Saying{"fact.moved", {{"list", path}, {"from", from}, {"to", to}}}}};
    return changed(transaction, shelf, "list move", std::move(summary), list,
                   {list.id, {{from, entry}}, {{to, entry}}});
}

Result<std::string> remove_from_list(store::Transaction& transaction, Shelf const& shelf,
                                     ListHead const& list, std::span<std::int64_t const> places)
{
    ListEdit edit{list.id};
    for (auto const place : std::set(places.begin(), places.end())) {
        if (auto fault = no_such_place(transaction, list, place)) return std::move(*fault);
        auto const position = position_at(transaction, list.key.value, place);
        edit.out.push_back({place, entry_at(transaction, list.key.value, position)});
    }
    return changed(transaction, shelf, "list remove", summary_of_entries(list, edit.out.size()), list, edit);
}

} // namespace florilege::library
