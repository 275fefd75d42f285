#include "library/edit_many.hpp"

#include "library/chosen.hpp"
#include "library/history/history.hpp"
#include "library/history/marks_image.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace florilege::library {
namespace {

using Numbers = MarksImage::Numbers;

constexpr std::string_view tag_sql = "SELECT id FROM tag WHERE owner = ?1 AND folded = ?2 UNION ALL "
                                     "SELECT tag FROM tag_alias WHERE owner = ?1 AND folded = ?2";

/// What the change says of those bookmarks. Tags that are to be added are made where they are missing.
MarksImage image_of(store::Transaction& transaction, Shelf const& shelf, ManyChange const& change,
                    Numbers const& rows)
{
    MarksImage image;
    std::set<TagId> added;
    for (auto const& written : change.add_tags)
        if (auto const* const tag = shelf.vocabulary.named_tag(transaction, written))
            if (added.insert(tag->id).second) image.tagged.push_back({tag->id, tag->name, {{0, rows}}, {}});
    for (auto const& written : change.remove_tags) {
        auto const name = TagName::parse(written);
        auto const tag = name ? transaction.integer(tag_sql, shelf.owner, name->folded()) : std::nullopt;
        if (tag && !added.contains(TagId{*tag}))
            image.tagged.push_back({TagId{*tag}, name->text(), {}, rows});
    }
    auto const flag = [&](std::optional<bool> value, ColumnRow::Flag which) {
        if (value) image.flagged.push_back({which, *value, rows});
    };
    flag(change.unread, ColumnRow::unread);
    flag(change.archived, ColumnRow::archived);
    flag(change.favourite, ColumnRow::favourite);
    if (change.audience) image.shared.push_back({change.audience->number(), rows});
    return image;
}

/// Those whose tags are others now.
Numbers retagged(MarksImage const& before)
{
    Numbers rows;
    for (auto const& tagged : before.tagged) {
        rows.insert(rows.end(), tagged.taken.begin(), tagged.taken.end());
        for (auto const& put : tagged.put)
            rows.insert(rows.end(), put.rows.begin(), put.rows.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::string joined(std::string_view sign, std::vector<std::string> const& tags)
{
    std::string text;
    for (auto const& tag : tags)
        text.append(text.empty() ? "" : " ").append(sign).append(tag);
    return text;
}

/// A part of what was done, in English and by its name.
struct Doing {
    std::string text;
    Saying fact;
};

Doing tags_put(std::string_view sign, std::vector<std::string> const& tags)
{
    auto text = joined(sign, tags);
    auto fact = Saying{"fact.tags", {{"tags", text}}};
    return {std::move(text), std::move(fact)};
}

Doing given_to(accounts::Audience audience)
{
    if (audience.is_public()) return {"public", Saying{"fact.public"}};
    if (audience.is_private()) return {"private", Saying{"fact.private"}};
    return {"shared", Saying{"fact.shared"}};
}

std::vector<Doing> doings_of(ManyChange const& change)
{
    std::vector<Doing> all;
    if (!change.add_tags.empty()) all.push_back(tags_put("+", change.add_tags));
    if (!change.remove_tags.empty()) all.push_back(tags_put("-", change.remove_tags));
    auto const state = [&](std::optional<bool> value, Doing is, Doing is_not) {
        if (value) all.push_back(*value ? std::move(is) : std::move(is_not));
    };
    state(change.unread, {"unread", Saying{"fact.unread"}}, {"read", Saying{"fact.read"}});
    state(change.archived, {"archived", Saying{"fact.archived"}},
          {"not archived", Saying{"fact.not-archived"}});
    state(change.favourite, {"favourite", Saying{"fact.favourite"}},
          {"no favourite", Saying{"fact.no-favourite"}});
    if (change.audience) all.push_back(given_to(*change.audience));
    return all;
}

/// "12 bookmarks: +maps, unread, public"
Summary summary_of(ManyChange const& change, std::size_t bookmarks)
{
    auto summary = summary_of_bookmarks(bookmarks);
    std::string_view before = ": ";
    for (auto& doing : doings_of(change)) {
        summary.text.append(std::exchange(before, ", ")).append(doing.text);
        summary.facts.push_back(std::move(doing.fact));
    }
    return summary;
}

/// Moves the `updated` of these bookmarks, never back; gives what it was.
MarksImage::Updated touch(store::Transaction& transaction, Shelf const& shelf, Numbers const& rows)
{
    auto const stamped = [&](Numbers const& which, std::vector<std::int64_t> times) {
        return put_marks(transaction, shelf, {{}, {}, {}, {which, std::move(times)}}).updated;
    };
    auto const now = to_micros(shelf.now);
    auto const before = stamped(rows, std::vector(rows.size(), now));
    MarksImage::Updated moved;
    MarksImage::Updated later;
    for (std::size_t at = 0; at < before.rows.size(); ++at) {
        auto& which = before.times[at] > now ? later : moved;
        which.rows.push_back(before.rows[at]);
        which.times.push_back(before.times[at]);
    }
    stamped(later.rows, later.times);
    return moved;
}

} // namespace

Result<ManyEdited, EditFault> edit_many(store::Transaction& transaction, Shelf const& shelf,
                                        ColumnCache& cache, Chosen const& chosen, ManyChange const& change)
{
    for (auto const* tags : {&change.add_tags, &change.remove_tags})
        if (auto fault = fault_in_tags(*tags)) return std::move(*fault);
    Numbers rows;
    for (auto const key : keys_of(transaction, shelf, cache, chosen))
        rows.push_back(number_of(key));
    if (rows.empty()) return ManyEdited{};

    auto before = put_marks(transaction, shelf, image_of(transaction, shelf, change, rows));
    before.updated = touch(transaction, shelf, retagged(before));
    auto const changed = rows_of(before);
    if (changed.empty()) return ManyEdited{};
    remember(transaction, shelf, many_edited_action, summary_of(change, changed.size()), to_json(before));
    return ManyEdited{static_cast<std::int64_t>(changed.size())};
}

void undo_edit_many(store::Transaction& transaction, Shelf const& shelf, Summary const& summary,
                    std::string_view before)
{
    auto const now = put_marks(transaction, shelf, marks_image_of(before));
    remember(transaction, shelf, many_edited_action, summary, to_json(now));
}

} // namespace florilege::library
