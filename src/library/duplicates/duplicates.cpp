#include "library/duplicates/duplicates.hpp"

#include "library/read.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

// What is grouped is the index source_page alone; rows are read of pages that are saved more than once. CROSS
// JOIN keeps SQLite to that order: left to itself it goes through all bookmarks to have them grouped.
constexpr std::string_view duplicates_sql =
    "WITH doubled AS MATERIALIZED (SELECT page_key FROM visible_page WHERE owner = ?1 "
    "GROUP BY page_key HAVING count(*) > 1), "
    "page AS MATERIALIZED (SELECT p.page_key, max(b.created) AS newest, count(*) OVER () AS total "
    "FROM doubled d CROSS JOIN visible_page p CROSS JOIN visible_bookmark b "
    "WHERE p.owner = ?1 AND p.page_key = d.page_key AND b.id = p.id "
    "GROUP BY p.page_key ORDER BY newest DESC, p.page_key LIMIT ?2) "
    "SELECT b.id, g.page_key, g.total FROM page g CROSS JOIN visible_page p CROSS JOIN visible_bookmark b "
    "WHERE p.owner = ?1 AND p.page_key = g.page_key AND b.id = p.id "
    "ORDER BY g.newest DESC, g.page_key, b.created, b.id";

/// Which bookmarks are whose page, before they are read.
struct Found {
    std::int64_t total = 0;
    std::vector<BookmarkId> keys;
    std::vector<std::size_t> ends; ///< of each page, behind its last key
};

Found find(store::Session& session, accounts::AccountId owner, std::size_t limit)
{
    Found found;
    std::vector<std::byte> page;
    auto rows = session.query(duplicates_sql, owner, limit);
    while (rows.next()) {
        auto const key = rows.blob(1);
        if (!found.ends.empty() && std::equal(key.begin(), key.end(), page.begin(), page.end())) {
            ++found.ends.back();
        } else {
            page.assign(key.begin(), key.end());
            found.ends.push_back(found.keys.size() + 1);
        }
        found.keys.push_back(rows.id<BookmarkId>(0));
        found.total = rows.integer(2);
    }
    return found;
}

constexpr std::string_view same_page_sql =
    "SELECT b.id FROM visible_page o CROSS JOIN visible_page p CROSS JOIN visible_bookmark b "
    "WHERE o.id = ?2 AND o.owner = ?1 AND p.owner = ?1 AND p.page_key = o.page_key AND b.id = p.id "
    "ORDER BY b.created, b.id";

} // namespace

Duplicates duplicates(store::Session& session, accounts::AccountId owner, std::size_t limit)
{
    auto const found = find(session, owner, limit);
    auto bookmarks = read_bookmarks(session, found.keys);
    Duplicates duplicates{found.total, {}};
    std::size_t at = 0;
    for (auto const end : found.ends) {
        SamePage page;
        for (; at < end; ++at)
            page.push_back(std::move(bookmarks.at(at)));
        duplicates.pages.push_back(std::move(page));
    }
    return duplicates;
}

SamePage same_page(store::Session& session, accounts::AccountId owner, BookmarkId of)
{
    std::vector<BookmarkId> keys;
    {
        auto rows = session.query(same_page_sql, owner, of);
        while (rows.next())
            keys.push_back(rows.id<BookmarkId>(0));
    }
    if (keys.empty()) keys.push_back(of);
    return read_bookmarks(session, keys);
}

} // namespace florilege::library
