#include "library/former_names.hpp"

#include "library/history/state_changes.hpp"
#include "library/identity.hpp"
#include "library/lists/list_entries.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view id_sql = "SELECT public_id FROM visible_bookmark WHERE id = ?1";
constexpr std::string_view names_sql =
    "SELECT bookmark, name FROM visible_origin WHERE owner = ?1 ORDER BY bookmark, name";

constexpr std::string_view names_of_one_sql =
    "SELECT name FROM visible_origin WHERE owner = ?1 AND bookmark = ?2 ORDER BY name";

constexpr std::string_view former{"identity:"};
constexpr std::string_view former_bookmark{"identity:bookmark:"};

void add(FormerNames& names, std::string name)
{
    auto const id = name.starts_with(former_bookmark)
                        ? PublicId::parse(std::string_view{name}.substr(former_bookmark.size()))
                        : std::nullopt;
    if (id)
        names.ids.push_back(*id);
    else
        names.names.push_back(std::move(name));
}

/// The first name that is not ours is what a bookmark itself says as its origin (library/read.cpp).
FormerNames without_origin(PublicId const& bookmark, std::vector<std::string> all)
{
    FormerNames names{bookmark, {}, {}};
    bool origin_seen = false;
    for (auto& name : all) {
        bool const is_origin = !origin_seen && !name.starts_with(former);
        origin_seen = origin_seen || is_origin;
        if (!is_origin) add(names, std::move(name));
    }
    return names;
}

} // namespace

void each_former_names(store::Session& session, accounts::AccountId owner,
                       std::function<void(FormerNames const&)> const& visit)
{
    std::int64_t bookmark = 0;
    std::vector<std::string> names;
    auto const tell = [&] {
        if (names.empty() || (names.size() == 1 && !names.front().starts_with(former))) return;
        auto row = session.query(id_sql, bookmark);
        if (row.next()) visit(without_origin(row.public_id(0), std::move(names)));
    };
    auto rows = session.query(names_sql, owner);
    while (rows.next()) {
        if (rows.integer(0) != bookmark) {
            tell();
            names.clear();
            bookmark = rows.integer(0);
        }
        names.push_back(rows.string(1));
    }
    tell();
}

FormerNames former_names_of(store::Session& session, accounts::AccountId owner, Bookmark const& bookmark)
{
    std::vector<std::string> names;
    auto rows = session.query(names_of_one_sql, owner, bookmark.key);
    while (rows.next())
        names.push_back(rows.string(0));
    return without_origin(bookmark.content.id.value(), std::move(names));
}

constexpr std::string_view put_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

void take_former_names(store::Transaction& transaction, Shelf const& shelf, FormerNames const& names)
{
    auto const keys = keys_of(transaction, shelf, {names.bookmark, std::nullopt, {}});
    if (!keys) return;
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    for (auto const& id : names.ids)
        transaction.run(put_sql, shelf.owner, former_id(id), keys->bookmark);
    for (auto const& name : names.names)
        transaction.run(put_sql, shelf.owner, name, keys->bookmark);
}

} // namespace florilege::library
