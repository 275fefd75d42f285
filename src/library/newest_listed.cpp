#include "library/newest_listed.hpp"

#include "library/read.hpp"

#include <limits>

namespace florilege::library {
namespace {

constexpr std::string_view listed_sql =
    "SELECT id, created FROM visible_bookmark WHERE id IN "
    "(SELECT bookmark FROM visible_list_entry WHERE list = ?1 AND bookmark IS NOT NULL UNION "
    "SELECT h.source FROM visible_list_entry e JOIN visible_highlight h ON h.id = e.highlight "
    "WHERE e.list = ?1) AND (created, id) < (?2, ?3) ORDER BY created DESC, id DESC LIMIT ?4";

} // namespace

ListedPage newest_listed(store::Session& session, ListId list, std::size_t limit,
                         std::optional<Place> const& after)
{
    constexpr auto endless = std::numeric_limits<std::int64_t>::max();
    ListedPage page;
    std::vector<BookmarkId> keys;
    {
        auto rows = session.query(listed_sql, list, after ? to_micros(after->created) : endless,
                                  after ? after->number : endless, limit + 1);
        while (rows.next()) {
            page.more = keys.size() == limit;
            if (page.more) break;
            keys.push_back(rows.id<BookmarkId>(0));
            page.last = Place{Sort::newest, rows.time(1), keys.back().value, {}};
        }
    }
    page.items = read_bookmarks(session, keys);
    return page;
}

} // namespace florilege::library
