#include "library/chosen.hpp"

#include "library/identity.hpp"
#include "library/search/search.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

constexpr std::string_view by_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_name_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";

std::vector<BookmarkId> with_ids(store::Transaction& transaction, Shelf const& shelf,
                                 std::vector<PublicId> const& ids)
{
    std::vector<BookmarkId> keys;
    for (auto const& id : ids) {
        auto key = transaction.integer(by_id_sql, id, shelf.owner);
        if (!key) key = transaction.integer(by_name_sql, shelf.owner, former_id(id));
        if (key) keys.emplace_back(*key);
    }
    return keys;
}

} // namespace

std::vector<BookmarkId> keys_of(store::Transaction& transaction, Shelf const& shelf, ColumnCache& cache,
                                Chosen const& chosen)
{
    transaction.see_as(shelf.owner.value);
    auto const* const ids = std::get_if<std::vector<PublicId>>(&chosen);
    auto keys = ids != nullptr ? with_ids(transaction, shelf, *ids)
                               : matching(transaction, cache, shelf.owner, std::get<Query>(chosen));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace florilege::library
