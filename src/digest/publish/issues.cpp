#include "digest/publish/issues.hpp"

#include <limits>
#include <utility>

namespace florilege::digest {
namespace {

std::vector<StoredIssue> read_issues(store::Rows rows)
{
    std::vector<StoredIssue> issues;
    while (rows.next())
        issues.push_back({rows.id<IssueId>(0), rows.public_id(1), rows.id<DigestId>(2), rows.string(3),
                          rows.string(4), rows.integer(5), rows.time(6), rows.time(7)});
    return issues;
}

constexpr std::string_view of_digest_sql =
    "SELECT id, public_id, digest, label, title, entries, published, updated FROM visible_issue "
    "WHERE digest = ?1 ORDER BY label DESC LIMIT ?2 OFFSET ?3";
constexpr std::string_view labelled_sql =
    "SELECT id, public_id, digest, label, title, entries, published, updated FROM visible_issue "
    "WHERE digest = ?1 AND label = ?2";
constexpr std::string_view newest_sql =
    "SELECT id, public_id, digest, label, title, entries, published, updated FROM visible_issue "
    "WHERE owner = ?1 AND (?2 = 0 OR digest = ?2) AND (published, id) < (?3, ?4) "
    "ORDER BY published DESC, id DESC LIMIT ?5";

constexpr std::string_view state_sql =
    "SELECT COUNT(*), COALESCE(MAX(updated), 0) FROM visible_issue WHERE digest = ?1";

} // namespace

std::vector<StoredIssue> issues_of(store::Session& session, DigestId digest, std::size_t from,
                                   std::size_t count)
{
    return read_issues(session.query(of_digest_sql, digest, count, from));
}

std::optional<StoredIssue> find_issue(store::Session& session, DigestId digest, std::string_view label)
{
    auto issues = read_issues(session.query(labelled_sql, digest, label));
    if (issues.empty()) return std::nullopt;
    return std::move(issues.front());
}

std::vector<StoredIssue> newest_issues(store::Session& session, accounts::AccountId owner,
                                       std::optional<DigestId> digest, std::size_t count,
                                       std::optional<IssuePlace> const& after)
{
    constexpr auto endless = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t any_digest = 0;
    return read_issues(session.query(newest_sql, owner, digest ? digest->value : any_digest,
                                     after ? to_micros(after->published) : endless,
                                     after ? after->key.value : endless, count));
}

IssuesState state_of_issues(store::Session& session, DigestId digest)
{
    auto rows = session.query(state_sql, digest);
    if (!rows.next()) return {};
    return {rows.integer(0), rows.time(1)};
}

} // namespace florilege::digest
