#include "library/saved_search.hpp"

#include "library/history/history.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

std::string_view stored(std::optional<Sort> sort)
{
    return sort ? sort_names.at(static_cast<std::size_t>(*sort)) : std::string_view{};
}

SavedSearch search_in(store::Rows const& row)
{
    return {row.public_id(0), row.string(1), row.string(2), sort_named(row.text(3)), row.time(4)};
}

/// A saved search, or that there is none of that id.
struct State {
    PublicId id;
    std::optional<SavedSearch> search;
};

constexpr std::string_view by_id_sql =
    "SELECT public_id, name, query, sort, created FROM saved_search WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_name_sql =
    "SELECT public_id, name, query, sort, created FROM saved_search WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view put_sql =
    "INSERT INTO saved_search (owner, public_id, name, folded, query, sort, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (public_id) DO UPDATE SET name = excluded.name, "
    "folded = excluded.folded, query = excluded.query, sort = excluded.sort, created = excluded.created";
constexpr std::string_view delete_sql = "DELETE FROM saved_search WHERE public_id = ?1 AND owner = ?2";

std::optional<SavedSearch> search_named(store::Transaction& transaction, Shelf const& shelf,
                                        SearchName const& name)
{
    auto rows = transaction.query(by_name_sql, shelf.owner, name.folded());
    if (!rows.next()) return std::nullopt;
    return search_in(rows);
}

State state_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    auto rows = transaction.query(by_id_sql, id, shelf.owner);
    if (!rows.next()) return {id, std::nullopt};
    return {id, search_in(rows)};
}

void put(store::Transaction& transaction, Shelf const& shelf, State const& state)
{
    if (!state.search) {
        transaction.run(delete_sql, state.id, shelf.owner);
        return;
    }
    auto const& search = *state.search;
    transaction.run(put_sql, shelf.owner, state.id, search.name, SearchName::parse(search.name)->folded(),
                    search.query, stored(search.sort), search.created);
}

std::string to_json(State const& state)
{
    json::object object{{"id", state.id.text()}};
    if (state.search)
        object["search"] = json::object{{"name", state.search->name},
                                        {"query", state.search->query},
                                        {"sort", stored(state.search->sort)},
                                        {"created", to_micros(state.search->created)}};
    return json::serialize(object);
}

State state_in(std::string_view text)
{
    auto const value = json::parse(text);
    auto const& object = value.as_object();
    auto const id = PublicId::parse(std::string_view{object.at("id").as_string()});
    if (!id) throw std::runtime_error{"the history holds an id that is none"};
    auto const* const search = object.if_contains("search");
    if (search == nullptr) return {*id, std::nullopt};
    return {*id, SavedSearch{*id, json::value_to<std::string>(search->at("name")),
                             json::value_to<std::string>(search->at("query")),
                             sort_named(std::string_view{search->at("sort").as_string()}),
                             from_micros(search->at("created").as_int64())}};
}

/// Makes a search what `after` says and remembers what it was.
void change(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
            std::string const& summary, State const& after)
{
    auto const before = state_of(transaction, shelf, after.id);
    put(transaction, shelf, after);
    remember(transaction, shelf, action, {summary}, to_json(before));
}

Fault no_such_search(SearchName const& name)
{
    return {name.text(), "there is no such saved search; `florilege searches list` shows them",
            Saying{"fault.search.none"}};
}

constexpr std::string_view all_sql = "SELECT public_id, name, query, sort, created FROM visible_saved_search "
                                     "WHERE owner = ?1 ORDER BY folded";
constexpr std::string_view find_sql =
    "SELECT public_id, name, query, sort, created FROM visible_saved_search "
    "WHERE owner = ?1 AND folded = ?2";

} // namespace

std::vector<SavedSearch> saved_searches(store::Session& session, accounts::AccountId owner)
{
    std::vector<SavedSearch> searches;
    auto rows = session.query(all_sql, owner);
    while (rows.next())
        searches.push_back(search_in(rows));
    return searches;
}

std::optional<SavedSearch> find_saved_search(store::Session& session, accounts::AccountId owner,
                                             SearchName const& name)
{
    auto rows = session.query(find_sql, owner, name.folded());
    if (!rows.next()) return std::nullopt;
    return search_in(rows);
}

void save_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& name,
                 std::string_view query, std::optional<Sort> sort)
{
    auto const there = search_named(transaction, shelf, name);
    auto const id = there ? there->id : PublicId::random();
    auto const created = there ? there->created : shelf.now;
    change(transaction, shelf, "search save", name.text(),
           {id, SavedSearch{id, name.text(), std::string{query}, sort, created}});
}

constexpr std::string_view id_taken_sql = "SELECT 1 FROM saved_search WHERE public_id = ?1";

SearchTaken take_search(store::Transaction& transaction, Shelf const& shelf, SavedSearch const& search)
{
    auto const name = SearchName::parse(search.name);
    if (!name) return SearchTaken::no_name;
    if (auto const there = search_named(transaction, shelf, *name))
        return there->query == search.query && there->sort == search.sort ? SearchTaken::unchanged
                                                                          : SearchTaken::name_taken;
    // Under an id that is taken, by one renamed since or in somebody else's library, it is a new one.
    auto const id = transaction.integer(id_taken_sql, search.id) ? PublicId::random() : search.id;
    change(transaction, shelf, "search save", name->text(),
           {id, SavedSearch{id, name->text(), search.query, search.sort, search.created}});
    return SearchTaken::added;
}

Result<void> rename_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& from,
                           SearchName const& to)
{
    auto const there = search_named(transaction, shelf, from);
    if (!there) return no_such_search(from);
    auto const holder = search_named(transaction, shelf, to);
    if (holder && holder->id != there->id)
        return Fault{to.text(), "is the name of another saved search", Saying{"fault.search.taken"}};
    auto after = *there;
    after.name = to.text();
    change(transaction, shelf, "search rename", there->name + " → " + to.text(), {there->id, after});
    return {};
}

Result<void> delete_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& name)
{
    auto const there = search_named(transaction, shelf, name);
    if (!there) return no_such_search(name);
    change(transaction, shelf, "search delete", there->name, {there->id, std::nullopt});
    return {};
}

std::optional<Fault> undo_search_change(store::Transaction& transaction, Shelf const& shelf,
                                        std::string_view action, std::string_view before)
{
    auto const state = state_in(before);
    auto const name = state.search ? SearchName::parse(state.search->name) : std::nullopt;
    auto const holder = name ? search_named(transaction, shelf, *name) : std::nullopt;
    if (holder && holder->id != state.id)
        return Fault{name->text(), "is the name of another saved search now; rename that one first",
                     Saying{"fault.search.taken-now"}};
    auto const now = state_of(transaction, shelf, state.id);
    change(transaction, shelf, action, now.search ? now.search->name : name ? name->text() : "", state);
    return std::nullopt;
}

} // namespace florilege::library
