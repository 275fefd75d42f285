#include "library/tag_family.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view tag_sql = "SELECT t.name, p.name FROM visible_tag t "
                                     "LEFT JOIN visible_tag p ON p.id = t.parent WHERE t.id = ?1";
constexpr std::string_view aliases_sql = "SELECT name FROM visible_tag_alias WHERE tag = ?1 ORDER BY folded";
constexpr std::string_view children_sql = "SELECT name FROM visible_tag WHERE parent = ?1 ORDER BY folded";

std::vector<std::string> names(store::Rows rows)
{
    std::vector<std::string> names;
    while (rows.next())
        names.push_back(rows.string(0));
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
    family.children = names(session.query(children_sql, *id));
    return family;
}

} // namespace florilege::library
