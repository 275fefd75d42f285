#include "library/counterparts.hpp"

#include "library/identity.hpp"
#include "library/tags/tag.hpp"

#include <cstdint>
#include <utility>

namespace florilege::library {
namespace {

constexpr std::string_view by_public_id_sql =
    "SELECT id FROM visible_bookmark WHERE owner = ?1 AND public_id = ?2";
constexpr std::string_view by_identity_sql =
    "SELECT id FROM visible_bookmark WHERE owner = ?1 AND identity = ?2";
constexpr std::string_view by_origin_sql =
    "SELECT bookmark FROM visible_origin WHERE owner = ?1 AND name = ?2";
constexpr std::string_view of_highlight_sql =
    "SELECT source FROM visible_highlight WHERE owner = ?1 AND public_id = ?2";
constexpr std::string_view tag_sql =
    "SELECT name FROM visible_tag WHERE owner = ?1 AND folded = ?2 "
    "UNION ALL "
    "SELECT t.name FROM visible_tag_alias a JOIN visible_tag t ON t.id = a.tag AND t.owner = a.owner "
    "WHERE a.owner = ?1 AND a.folded = ?2";

struct Found {
    std::vector<BookmarkId> keys;

    void add(std::optional<std::int64_t> key)
    {
        if (key) keys.emplace_back(*key);
    }
    void by_id(store::Session& session, accounts::AccountId owner, PublicId const& id)
    {
        add(session.integer(by_public_id_sql, owner, id));
        add(session.integer(by_origin_sql, owner, former_id(id)));
    }
};

} // namespace

std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     PreparedDraft const& prepared)
{
    Found found;
    auto const& draft = prepared.draft;
    if (draft.id) found.by_id(session, owner, *draft.id);
    found.add(session.integer(by_identity_sql, owner, store::Blob{prepared.identity}));
    found.add(session.integer(by_origin_sql, owner, former_identity(prepared.identity)));
    if (!draft.origin.empty()) found.add(session.integer(by_origin_sql, owner, draft.origin));
    return std::move(found.keys);
}

std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     ListDraft::Entry const& entry)
{
    Found found;
    if (entry.bookmark) found.by_id(session, owner, *entry.bookmark);
    if (entry.highlight) found.add(session.integer(of_highlight_sql, owner, *entry.highlight));
    return std::move(found.keys);
}

std::vector<BookmarkId> counterparts(store::Session& session, accounts::AccountId owner,
                                     FormerNames const& names)
{
    Found found;
    found.by_id(session, owner, names.bookmark);
    for (auto const& id : names.ids)
        found.by_id(session, owner, id);
    for (auto const& name : names.names)
        found.add(session.integer(by_origin_sql, owner, name));
    return std::move(found.keys);
}

std::optional<std::string> tag_counterpart(store::Session& session, accounts::AccountId owner,
                                           std::string_view text)
{
    auto const name = TagName::parse(text);
    if (!name) return std::nullopt;
    auto rows = session.query(tag_sql, owner, name->folded());
    if (!rows.next()) return std::nullopt;
    return rows.string(0);
}

} // namespace florilege::library
