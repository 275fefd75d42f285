#include "library/highlights/highlights.hpp"

#include "library/read.hpp"

#include <unordered_set>

namespace florilege::library {
namespace {

constexpr std::string_view newest_sql =
    "SELECT public_id, source FROM visible_highlight "
    "WHERE owner = ?1 AND quote <> '' ORDER BY created DESC, id DESC LIMIT ?2";
constexpr std::string_view sources_sql =
    "SELECT source FROM visible_highlight WHERE owner = ?1 AND quote <> '' "
    "ORDER BY created DESC, id DESC";

constexpr std::string_view find_sql = "SELECT source FROM visible_highlight WHERE public_id = ?1";

} // namespace

std::optional<HighlightPlace> find_highlight(store::Session& session, PublicId const& id)
{
    auto const source = session.integer(find_sql, id);
    if (!source) return std::nullopt;
    return HighlightPlace{id, BookmarkId{*source}};
}

std::vector<PlacedHighlight> newest_highlights(store::Session& session, accounts::AccountId owner,
                                               std::size_t limit)
{
    std::vector<HighlightPlace> places;
    {
        auto rows = session.query(newest_sql, owner, limit);
        while (rows.next())
            places.push_back({rows.public_id(0), rows.id<BookmarkId>(1)});
    }
    return read_highlights(session, places);
}

std::vector<BookmarkDraft> highlighted_sources(store::Session& session, accounts::AccountId owner,
                                               std::size_t limit)
{
    std::vector<BookmarkId> keys;
    {
        // Read from the newest until there are enough, not grouped: grouping would go through them all.
        std::unordered_set<std::int64_t> seen;
        auto rows = session.query(sources_sql, owner);
        while (keys.size() < limit && rows.next())
            if (seen.insert(rows.integer(0)).second) keys.push_back(rows.id<BookmarkId>(0));
    }
    std::vector<BookmarkDraft> sources;
    for (auto& [key, bookmark] : read_bookmarks(session, keys)) {
        std::erase_if(bookmark.highlights, [](HighlightDraft const& one) { return one.quote.empty(); });
        sources.push_back(std::move(bookmark));
    }
    return sources;
}

} // namespace florilege::library
