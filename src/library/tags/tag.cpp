#include "library/tags/tag.hpp"

#include "library/tags/tag_counts.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <unordered_map>

namespace florilege::library {

std::optional<TagName> TagName::parse(std::string_view raw)
{
    std::string name = text::collapse_spaces(raw);
    if (name.size() > longest) name = std::string{text::cut(name, longest)};
    if (name.empty()) return std::nullopt;
    auto folded = text::fold(name);
    // A name of nothing but marks that folding drops is still a name.
    if (folded.empty()) folded = name;
    return TagName{std::move(name), std::move(folded)};
}

namespace {

constexpr std::string_view aliases_sql =
    "SELECT tag, name FROM visible_tag_alias WHERE owner = ?1 ORDER BY folded";

constexpr std::string_view all_sql = "SELECT t.id, t.name, t.folded, p.name "
                                     "FROM visible_tag t LEFT JOIN visible_tag p ON p.id = t.parent "
                                     "WHERE t.owner = ?1 ORDER BY t.folded";

constexpr std::string_view drafts_sql =
    "SELECT t.id, t.name, p.name FROM visible_tag t LEFT JOIN visible_tag p ON p.id = t.parent "
    "WHERE t.owner = ?1 ORDER BY t.folded";

constexpr std::string_view find_sql = "SELECT id FROM visible_tag WHERE owner = ?1 AND folded = ?2 "
                                      "UNION ALL "
                                      "SELECT tag FROM visible_tag_alias WHERE owner = ?1 AND folded = ?2";

std::unordered_map<std::int64_t, std::vector<std::string>> read_aliases(store::Session& session,
                                                                        accounts::AccountId owner)
{
    std::unordered_map<std::int64_t, std::vector<std::string>> aliases;
    auto rows = session.query(aliases_sql, owner);
    while (rows.next())
        aliases[rows.integer(0)].push_back(rows.string(1));
    return aliases;
}

} // namespace

std::vector<Tag> all_tags(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                          std::string_view beginning)
{
    TagCounts const counts{*cache.columns(session, owner)};
    auto aliases = read_aliases(session, owner);
    auto const folded_beginning = text::fold(beginning);
    std::vector<Tag> tags;
    auto rows = session.query(all_sql, owner);
    while (rows.next()) {
        if (!rows.text(2).starts_with(folded_beginning)) continue;
        auto const id = rows.id<TagId>(0);
        tags.push_back({id, rows.string(1), std::move(aliases[id.value]), rows.string(3), counts.of(id)});
    }
    return tags;
}

std::vector<TagDraft> tag_drafts(store::Session& session, accounts::AccountId owner)
{
    auto aliases = read_aliases(session, owner);
    std::vector<TagDraft> tags;
    auto rows = session.query(drafts_sql, owner);
    while (rows.next())
        tags.push_back({rows.string(1), std::move(aliases[rows.integer(0)]), rows.string(2)});
    return tags;
}

std::optional<TagId> find_tag(store::Session& session, accounts::AccountId owner, TagName const& name)
{
    auto const id = session.integer(find_sql, owner, name.folded());
    if (!id) return std::nullopt;
    return TagId{*id};
}

} // namespace florilege::library
