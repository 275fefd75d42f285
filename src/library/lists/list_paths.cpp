#include "library/lists/list_paths.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

// Nothing writes a deeper outline; the bound ends the walk should a broken one run in a circle.
constexpr std::size_t deepest = 1000;

constexpr std::string_view parent_sql = "SELECT parent, title FROM visible_list WHERE id = ?1";

} // namespace

ListPath const& ListPaths::of(store::Session& session, std::int64_t list)
{
    if (auto const known = known_.find(list); known != known_.end()) return known->second;
    ListPath path;
    for (std::int64_t at = list; at != 0 && path.size() < deepest;) {
        auto rows = session.query(parent_sql, at);
        if (!rows.next()) break;
        path.push_back(rows.string(1));
        at = rows.integer(0);
    }
    std::reverse(path.begin(), path.end());
    return known_.emplace(list, std::move(path)).first->second;
}

} // namespace florilege::library
