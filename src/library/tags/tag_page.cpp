#include "library/tags/tag_page.hpp"

#include "library/query/near.hpp"
#include "library/read.hpp"
#include "library/search/facets.hpp"
#include "library/search/names.hpp"
#include "library/search/ordering.hpp"
#include "library/search/run_plan.hpp"
#include "library/tags/tag_counts.hpp"
#include "library/tags/tag_family.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <utility>

namespace florilege::library {
namespace {

/// The tags of those names, with how many bookmarks carry each.
std::vector<Tag> counted(store::Session& session, TagCounts const& counts, accounts::AccountId owner,
                         std::vector<std::string> const& names, std::string const& parent)
{
    std::vector<Tag> tags;
    for (auto const& name : names)
        if (auto const id = find_tag(session, owner, TagName::parse(name).value()))
            tags.push_back({*id, name, {}, parent, counts.of(*id)});
    return tags;
}

} // namespace

std::optional<TagPage> tag_page(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                                TagName const& name, std::size_t related, std::size_t newest)
{
    auto const family = tag_family(session, owner, name);
    if (!family) return std::nullopt;
    Scope const scope{session, cache, owner};
    TagCounts const counts{*scope.columns};
    auto const folded = TagName::parse(family->name).value().folded();
    TagPage page{{family->id, family->name, family->aliases, family->parent, counts.of(family->id)},
                 counted(session, counts, owner, family->children, family->name),
                 0,
                 {},
                 {},
                 {},
                 {}};

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

// What is longer or shorter by more than that is not near: nearest() would pass it over, one by one.
constexpr std::int64_t most_apart = 2;
constexpr std::string_view tags_of_length_sql =
    "SELECT folded, name FROM visible_tag "
    "WHERE owner = ?1 AND length(folded) >= ?2 AND length(folded) <= ?3 ORDER BY folded";

std::string near_tag(store::Session& session, accounts::AccountId owner, TagName const& name)
{
    std::int64_t length = 0;
    for ([[maybe_unused]] auto const place : text::CodePoints{name.folded()})
        ++length;
    std::vector<std::pair<std::string, std::string>> tags; // folded, as displayed
    auto rows = session.query(tags_of_length_sql, owner, length - most_apart, length + most_apart);
    while (rows.next())
        tags.emplace_back(rows.string(0), rows.string(1));
    std::vector<std::string_view> known;
    known.reserve(tags.size());
    for (auto const& tag : tags)
        known.emplace_back(tag.first);
    auto const near = nearest(name.folded(), known);
    auto const found = std::find(known.begin(), known.end(), near);
    if (near.empty() || found == known.end()) return {};
    return tags[static_cast<std::size_t>(found - known.begin())].second;
}

Fault no_such_tag(store::Session& session, accounts::AccountId owner, TagName const& name)
{
    auto const near = near_tag(session, owner, name);
    if (near.empty()) return {name.text(), "there is no such tag", Saying{"fault.tag.none"}};
    return {name.text(), "there is no such tag; did you mean \"" + near + "\"?",
            Saying{"fault.tag.near", {{"near", near}}}};
}

} // namespace florilege::library
