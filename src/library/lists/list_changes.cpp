#include "library/lists/list_changes.hpp"

#include "library/history/history.hpp"
#include "library/history/state_changes.hpp"
#include "library/lists/list_entries.hpp"
#include "library/lists/list_order.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view by_id_sql =
    "SELECT l.id, p.public_id, l.title, l.note, l.audience, l.created FROM list l "
    "LEFT JOIN list p ON p.id = l.parent WHERE l.public_id = ?1 AND l.owner = ?2";
constexpr std::string_view key_sql = "SELECT id FROM list WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view titled_sql =
    "SELECT public_id FROM list WHERE owner = ?1 AND parent = ?2 AND title = ?3";
constexpr std::string_view insert_sql =
    "INSERT INTO list (owner, public_id, parent, title, note, audience, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view update_sql =
    "UPDATE list SET parent = ?2, title = ?3, note = ?4, audience = ?5 WHERE id = ?1";
constexpr std::string_view clear_sql = "DELETE FROM list_entry WHERE list = ?1";
constexpr std::string_view delete_sql = "DELETE FROM list WHERE id = ?1";

std::optional<std::int64_t> key_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    return transaction.integer(key_sql, id, shelf.owner);
}

ListState state_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    ListState state{id, false, {}, {}, {}, accounts::Audience::me(), {}};
    auto rows = transaction.query(by_id_sql, id, shelf.owner);
    if (!rows.next()) return state;
    state.exists = true;
    if (!rows.is_null(1)) state.parent = rows.public_id(1);
    state.title = rows.string(2);
    state.note = rows.string(3);
    state.audience = accounts::Audience::stored(rows.integer(4));
    state.created = rows.time(5);
    return state;
}

std::optional<PublicId> holder_of(store::Transaction& transaction, Shelf const& shelf, std::int64_t parent,
                                  std::string_view title)
{
    auto rows = transaction.query(titled_sql, shelf.owner, parent, title);
    if (!rows.next()) return std::nullopt;
    return rows.public_id(0);
}

/// Makes a list what the state says; it must exist there, and so must its parent.
void put(store::Transaction& transaction, Shelf const& shelf, ListState const& state)
{
    auto const parent = state.parent ? key_of(transaction, shelf, *state.parent).value() : 0;
    auto& seen = transaction.pending<StateChanges>();
    if (auto const key = key_of(transaction, shelf, state.id)) {
        seen.touch_list(transaction, shelf.owner, *key);
        transaction.run(update_sql, *key, parent, state.title, state.note, state.audience.number());
    } else {
        transaction.insert(insert_sql, shelf.owner, state.id, parent, state.title, state.note,
                           state.audience.number(), state.created);
        if (state.audience.is_public()) seen.everyone_sees(shelf.owner);
    }
    shelf.vocabulary.forget();
}

void remove(store::Transaction& transaction, Shelf const& shelf, std::int64_t list)
{
    transaction.pending<StateChanges>().touch_list(transaction, shelf.owner, list);
    transaction.run(clear_sql, list);
    transaction.run(delete_sql, list);
    shelf.vocabulary.forget();
}

/// The change of one list itself.
std::string changed(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                    Summary summary, ListState const& after)
{
    ListImage const image{{state_of(transaction, shelf, after.id)}, {}};
    put(transaction, shelf, after);
    remember(transaction, shelf, action, summary, to_json(image));
    return std::move(summary.text);
}

bool is_inside(ListHead const& list, ListHead const& outer)
{
    return list.path.size() >= outer.path.size() &&
           std::equal(outer.path.begin(), outer.path.end(), list.path.begin());
}

std::vector<ListHead> own_lists(store::Transaction& transaction, Shelf const& shelf)
{
    transaction.see_as(shelf.owner.value);
    return all_lists(transaction, shelf.owner);
}

/// The list and those inside it, outer ones first.
std::vector<ListHead> with_inner(std::vector<ListHead> lists, ListHead const& list)
{
    std::erase_if(lists, [&](ListHead const& other) { return !is_inside(other, list); });
    return lists;
}

/// Whether another list than this one has that title inside `parent`, whatever its case and accents: a path
/// is typed, and should name one.
bool is_taken(std::vector<ListHead> const& lists, ListHead const& list, ListId parent, std::string_view title)
{
    auto const folded = text::fold(title);
    return std::any_of(lists.begin(), lists.end(), [&](ListHead const& other) {
        return other.parent == parent && other.id != list.id && text::fold(other.path.back()) == folded;
    });
}

/// A title as it is kept: on one line, without spaces at its ends.
Result<std::string> title_of(std::string_view text)
{
    auto title = text::collapse_spaces(text);
    if (title.empty())
        return Fault{std::string{text}, "a list's title is not empty", Saying{"fault.list.no-title"}};
    return title;
}

Fault title_taken(std::string_view title)
{
    return {std::string{title}, "is the title of another list there", Saying{"fault.list.taken"}};
}

Fault too_deep(ListPath const& path)
{
    return {path_text(path),
            "lists stand within each other at most " + std::to_string(deepest_list) + " deep",
            Saying{"fault.list.too-deep", {{"most", std::int64_t{deepest_list}}}}};
}

} // namespace

Result<std::string> create_list(store::Transaction& transaction, Shelf const& shelf, NewList const& list)
{
    if (list.path.size() > deepest_list) return too_deep(list.path);
    auto const lists = own_lists(transaction, shelf);
    ListHead const* above = nullptr; // of the lists that are there, the innermost
    std::vector<ListState> making;
    for (auto const& written : list.path) {
        auto const title = title_of(written);
        if (!title) return title.error();
        if (making.empty()) {
            auto const there = list_inside(lists, above == nullptr ? ListId{0} : above->key, *title);
            if (!there) return there.error();
            if (*there != nullptr) {
                above = *there;
                continue;
            }
        }
        std::optional<PublicId> parent;
        if (!making.empty())
            parent = making.back().id;
        else if (above != nullptr)
            parent = above->id;
        making.push_back({PublicId::random(), true, parent, *title, {}, accounts::Audience::me(), shelf.now});
    }
    auto path = above == nullptr ? ListPath{} : above->path;
    if (making.empty()) return Fault{path_text(path), "is there already", Saying{"fault.list.already"}};
    making.back().note = list.note;
    making.back().audience = list.audience;
    ListImage image;
    for (auto const& made : making) {
        path.push_back(made.title);
        image.before.push_back(state_of(transaction, shelf, made.id));
        put(transaction, shelf, made);
    }
    auto summary = path_text(path);
    remember(transaction, shelf, "list create", {summary}, to_json(image));
    return summary;
}

Result<std::string> rename_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                std::string_view title)
{
    auto const name = title_of(title);
    if (!name) return name.error();
    if (is_taken(own_lists(transaction, shelf), list, list.parent, *name)) return title_taken(*name);
    auto after = state_of(transaction, shelf, list.id);
    after.title = *name;
    return changed(transaction, shelf, "list rename", {path_text(list.path) + " → " + *name}, after);
}

Result<std::string> describe_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                  ListWords const& words)
{
    auto after = state_of(transaction, shelf, list.id);
    after.note = words.note.value_or(after.note);
    after.audience = words.audience.value_or(after.audience);
    return changed(transaction, shelf, "list edit", {path_text(list.path)}, after);
}

Result<std::string> put_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                             std::optional<ListHead> const& under)
{
    auto const lists = own_lists(transaction, shelf);
    auto const inner = with_inner(lists, list);
    auto const is_under = [&](ListHead const& one) { return under && one.id == under->id; };
    if (std::any_of(inner.begin(), inner.end(), is_under))
        return Fault{path_text(under->path), "is the list itself, or stands inside it",
                     Saying{"fault.list.inside"}};
    std::size_t deepest = 0;
    for (auto const& one : inner)
        deepest = std::max(deepest, one.path.size() - list.path.size() + 1);
    if (deepest + (under ? under->path.size() : 0) > deepest_list) return too_deep(list.path);
    if (is_taken(lists, list, under ? under->key : ListId{0}, list.path.back()))
        return title_taken(list.path.back());

    auto after = state_of(transaction, shelf, list.id);
    after.parent = under ? std::optional{under->id} : std::nullopt;
    auto path = under ? under->path : ListPath{};
    path.push_back(list.path.back());
    return changed(transaction, shelf, "list put", {path_text(list.path) + " → " + path_text(path)}, after);
}

namespace {

/// Takes lists away, inner ones first, and adds what stood in them to the image.
void remove_all(store::Transaction& transaction, Shelf const& shelf, std::vector<ListState> const& lists,
                ListImage& image)
{
    for (std::size_t at = lists.size(); at-- > 0;) {
        auto const& list = lists[at];
        auto const key = key_of(transaction, shelf, list.id);
        if (!key) continue;
        image.edits.push_back({list.id, all_entries(transaction, *key), {}});
        remove(transaction, shelf, *key);
    }
}

} // namespace

Result<std::string> delete_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list)
{
    ListImage image;
    for (auto const& one : with_inner(own_lists(transaction, shelf), list))
        image.before.push_back(state_of(transaction, shelf, one.id));
    remove_all(transaction, shelf, image.before, image);
    auto summary = path_text(list.path);
    remember(transaction, shelf, "list delete", {summary}, to_json(image));
    return summary;
}

namespace {

constexpr std::string_view inner_sql = "SELECT public_id FROM list WHERE parent = ?1 AND owner = ?2";

/// Whether the list `id` is `outer` or stands inside it now.
bool stands_inside(store::Transaction& transaction, Shelf const& shelf, std::optional<PublicId> id,
                   PublicId const& outer)
{
    for (std::size_t steps = 0; id && steps <= deepest_list; ++steps) {
        if (*id == outer) return true;
        id = state_of(transaction, shelf, *id).parent;
    }
    return id.has_value();
}

/// Why a list cannot be made what it was, if so. `lists` are all that come back together.
std::optional<Fault> obstacle(store::Transaction& transaction, Shelf const& shelf, ListState const& was,
                              std::set<PublicId> const& lists)
{
    auto const key = key_of(transaction, shelf, was.id);
    if (!was.exists) {
        if (!key) return std::nullopt;
        auto inner = transaction.query(inner_sql, *key, shelf.owner);
        while (inner.next())
            if (!lists.contains(inner.public_id(0)))
                return Fault{state_of(transaction, shelf, was.id).title, "has lists inside it now",
                             Saying{"fault.list.has-lists"}};
        return std::nullopt;
    }
    std::optional<std::int64_t> parent = 0;
    if (was.parent) parent = key_of(transaction, shelf, *was.parent);
    if (!parent) {
        if (lists.contains(*was.parent)) return std::nullopt;
        return Fault{was.title, "the list that it stood in is gone; undo that first",
                     Saying{"fault.list.around-gone"}};
    }
    if (key && stands_inside(transaction, shelf, was.parent, was.id))
        return Fault{was.title, "the list that it stood in stands inside it now",
                     Saying{"fault.list.around-inside"}};
    auto const holder = holder_of(transaction, shelf, *parent, was.title);
    if (holder && *holder != was.id && !lists.contains(*holder))
        return Fault{was.title, "is the title of another list there now; rename that one first",
                     Saying{"fault.list.taken-now"}};
    return std::nullopt;
}

} // namespace

std::optional<Fault> undo_list_change(store::Transaction& transaction, Shelf const& shelf,
                                      std::string_view action, Summary const& summary,
                                      std::string_view before)
{
    auto const image = list_image_of(before);
    std::set<PublicId> lists;
    for (auto const& was : image.before)
        lists.insert(was.id);
    for (auto const& was : image.before)
        if (auto fault = obstacle(transaction, shelf, was, lists)) return fault;

    // What the lists are now is what undoing this undoing puts back.
    ListImage now;
    std::vector<ListState> going;
    for (auto const& was : image.before) {
        now.before.push_back(state_of(transaction, shelf, was.id));
        if (was.exists)
            put(transaction, shelf, was);
        else
            going.push_back(was);
    }
    remove_all(transaction, shelf, going, now);
    for (auto const& edit : image.edits)
        if (auto const key = key_of(transaction, shelf, edit.list))
            now.edits.push_back(apply(transaction, shelf, *key, {edit.list, edit.in, edit.out}));
    remember(transaction, shelf, action, summary, to_json(now));
    return std::nullopt;
}

} // namespace florilege::library
