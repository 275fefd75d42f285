#include "digest/select/select.hpp"

#include "library/read.hpp"
#include "library/search/search.hpp"

#include <algorithm>

namespace florilege::digest {
namespace {

constexpr std::string_view saved_in_sql = "SELECT id, audience FROM visible_bookmark WHERE owner = ?1 AND "
                                          "created >= ?2 AND created < ?3 ORDER BY id";

std::vector<library::BookmarkId> saved_in(store::Session& session, accounts::AccountId owner,
                                          Period const& period, Readers readers)
{
    std::vector<library::BookmarkId> keys;
    auto rows = session.query(saved_in_sql, owner, period.from, period.to);
    while (rows.next()) {
        bool const is_public = accounts::Audience::stored(rows.integer(1)).is_public();
        if (readers == Readers::owner || is_public) keys.push_back(rows.id<library::BookmarkId>(0));
    }
    return keys;
}

} // namespace

std::vector<library::Bookmark> select(store::Session& session, accounts::AccountId owner,
                                      Period const& period, library::Query const& query, Readers readers)
{
    auto keys = saved_in(session, owner, period, readers);
    if (!query.asks_for_everything() && !keys.empty()) {
        library::ColumnCache columns;
        auto answers = library::matching(session, columns, owner, query);
        std::sort(answers.begin(), answers.end());
        std::vector<library::BookmarkId> both;
        std::set_intersection(keys.begin(), keys.end(), answers.begin(), answers.end(),
                              std::back_inserter(both));
        keys = std::move(both);
    }
    return library::read_bookmarks(session, keys);
}

} // namespace florilege::digest
