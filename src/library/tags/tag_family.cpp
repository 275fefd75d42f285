#include "library/tags/tag_family.hpp"

#include <algorithm>
#include <utility>

namespace florilege::library {
namespace {

constexpr std::string_view tag_sql = "SELECT t.name, p.name FROM visible_tag t "
                                     "LEFT JOIN visible_tag p ON p.id = t.parent WHERE t.id = ?1";
constexpr std::string_view aliases_sql = "SELECT name FROM visible_tag_alias WHERE tag = ?1 ORDER BY folded";
// Asked in the order of names, SQLite would go through all tags, which lie in that order.
constexpr std::string_view children_sql = "SELECT folded, name FROM visible_tag WHERE parent = ?1";

std::vector<std::string> names(store::Rows rows)
{
    std::vector<std::string> names;
    while (rows.next())
        names.push_back(rows.string(0));
    return names;
}

std::vector<std::string> names_in_order(store::Rows rows)
{
    std::vector<std::pair<std::string, std::string>> folded;
    while (rows.next())
        folded.emplace_back(rows.string(0), rows.string(1));
    std::sort(folded.begin(), folded.end());
    std::vector<std::string> names;
    names.reserve(folded.size());
    for (auto& [key, name] : folded)
        names.push_back(std::move(name));
    return names;
}

} // namespace

std::optional<TagFamily> tag_family(store::Session& session, accounts::AccountId owner, TagName const& name)
{
    auto const id = find_tag(session, owner, name);
    if (!id) return std::nullopt;
    auto rows = session.query(tag_sql, *id);
    if (!rows.next()) return std::nullopt;
    TagFamily family{*id, rows.string(0), {}, rows.string(1), {}};
    family.aliases = names(session.query(aliases_sql, *id));
    family.children = names_in_order(session.query(children_sql, *id));
    return family;
}

} // namespace florilege::library
