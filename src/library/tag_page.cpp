#include "library/tag_page.hpp"

#include "library/query/near.hpp"
#include "library/read.hpp"
#include "library/search/facets.hpp"
#include "library/search/names.hpp"
#include "library/search/ordering.hpp"
#include "library/search/run_plan.hpp"
#include "library/tag_counts.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

constexpr std::string_view tag_sql = "SELECT t.name, p.name FROM visible_tag t "
                                     "LEFT JOIN visible_tag p ON p.id = t.parent WHERE t.id = ?1";
constexpr std::string_view aliases_sql = "SELECT name FROM visible_tag_alias WHERE tag = ?1 ORDER BY folded";
constexpr std::string_view children_sql =
    "SELECT id, name FROM visible_tag WHERE parent = ?1 ORDER BY folded";

std::optional<Tag> read_tag(store::Session& session, TagCounts const& counts, TagId id)
{
    auto rows = session.query(tag_sql, id);
    if (!rows.next()) return std::nullopt;
    Tag tag{id, rows.string(0), {}, rows.string(1), counts.of(id)};
    auto aliases = session.query(aliases_sql, id);
    while (aliases.next())
        tag.aliases.push_back(aliases.string(0));
    return tag;
}

std::vector<Tag> children_of(store::Session& session, TagCounts const& counts, Tag const& tag)
{
    std::vector<Tag> children;
    auto rows = session.query(children_sql, tag.id);
    while (rows.next()) {
        auto const id = rows.id<TagId>(0);
        children.push_back({id, rows.string(1), {}, tag.name, counts.of(id)});
    }
    return children;
}

} // namespace

std::optional<TagPage> tag_page(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                TagName const& name, std::size_t related, std::size_t newest)
{
    auto const id = find_tag(session, owner, name);
    if (!id) return std::nullopt;
    Scope const scope{session, cache, owner};
    TagCounts const counts{*scope.columns};
    auto tag = read_tag(session, counts, *id);
    if (!tag) return std::nullopt;
    auto const folded = TagName::parse(tag->name).value().folded();
    auto children = children_of(session, counts, *tag);
    TagPage page{std::move(*tag), std::move(children), 0, {}, {}, {}, {}};

    auto const rows = rows_of(scope, {ScanTags{tags_meant(session, owner, {folded, Match::phrase})}}).rows;
    page.bookmarks = static_cast<std::int64_t>(rows.count());
    rows.each(*scope.columns, [&](std::size_t, std::size_t place, ColumnBlock const& block) {
        auto const created = from_micros(block.created[place]);
        page.first = std::min(page.first.value_or(created), created);
        page.last = std::max(page.last.value_or(created), created);
    });
    page.related = facets_of(scope, rows, related + 1).tags;
    std::erase_if(page.related, [&](Facet const& facet) { return facet.name == page.tag.name; });
    page.related.resize(std::min(page.related.size(), related));
    page.newest = read_bookmarks(session, newest_first(scope, rows, {0, newest}));
    return page;
}

std::string near_tag(store::Session& session, accounts::AccountId owner, TagName const& name)
{
    auto const tags = tag_drafts(session, owner);
    std::vector<std::string> folded;
    folded.reserve(tags.size());
    for (auto const& tag : tags)
        folded.push_back(TagName::parse(tag.name).value().folded());
    std::vector<std::string_view> const known(folded.begin(), folded.end());
    auto const near = nearest(name.folded(), known);
    auto const found = std::find(known.begin(), known.end(), near);
    if (near.empty() || found == known.end()) return {};
    return tags[static_cast<std::size_t>(found - known.begin())].name;
}

} // namespace florilege::library
