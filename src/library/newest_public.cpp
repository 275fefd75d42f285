#include "library/newest_public.hpp"

#include "library/read.hpp"
#include "library/search/names.hpp"

#include <limits>
#include <map>

namespace florilege::library {
namespace {

constexpr std::string_view newest_sql =
    "SELECT id, owner, created FROM visible_public WHERE (created, id) < (?1, ?2) "
    "ORDER BY created DESC, id DESC LIMIT ?3";
// CROSS JOIN makes SQLite look up each number; it would go through all accounts.
constexpr std::string_view names_sql =
    "SELECT p.id, p.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_profile p "
    "WHERE p.id = n.value AND p.shown = 1";

using Names = std::map<std::int64_t, std::string>;

Names names_of(store::Session& session, std::map<BookmarkId, std::int64_t> const& owners)
{
    std::vector<std::int64_t> ids;
    ids.reserve(owners.size());
    for (auto const& [bookmark, owner] : owners)
        ids.push_back(owner);
    Names names;
    auto rows = session.query(names_sql, json_of(ids));
    while (rows.next())
        names.emplace(rows.integer(0), rows.string(1));
    return names;
}

} // namespace

PublicPage newest_public(store::Session& session, std::size_t limit, std::optional<Place> const& after)
{
    constexpr auto endless = std::numeric_limits<std::int64_t>::max();
    PublicPage page;
    std::vector<BookmarkId> keys;
    std::map<BookmarkId, std::int64_t> owners;
    {
        auto rows = session.query(newest_sql, after ? to_micros(after->created) : endless,
                                  after ? after->number : endless, limit + 1);
        while (rows.next()) {
            page.more = keys.size() == limit;
            if (page.more) break;
            keys.push_back(rows.id<BookmarkId>(0));
            owners.emplace(keys.back(), rows.integer(1));
            page.last = Place{Sort::newest, rows.time(2), keys.back().value, {}};
        }
    }
    auto const names = names_of(session, owners);
    for (auto& bookmark : read_bookmarks(session, keys)) {
        auto const name = names.find(owners.at(bookmark.key));
        page.items.push_back({std::move(bookmark), name == names.end() ? std::string{} : name->second});
    }
    return page;
}

} // namespace florilege::library
